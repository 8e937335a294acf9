import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../src/core/base/clock.js';
import { LectorError } from '../../src/core/base/errors.js';
import { createLog } from '../../src/core/base/log.js';
import type { EnginePool, SpeakOrder } from '../../src/core/engines/pool.js';
import { inspect } from '../../src/core/jobs/inspect.js';
import type { JobWorld } from '../../src/core/jobs/jobWorld.js';
import { narrate } from '../../src/core/jobs/narrate.js';
import { createSpeeds } from '../../src/core/jobs/speeds.js';
import type { EngineInfo } from '../../src/core/model/engineInfo.js';
import type { JobEvent } from '../../src/core/model/event.js';
import type { ChapterRecord } from '../../src/core/model/record.js';
import type { NarrateRequest } from '../../src/core/model/request.js';
import { nodeFiles } from '../../src/core/store/files.js';
import { openStore } from '../../src/core/store/openStore.js';
import { hum } from './hum.js';

const { signal } = new AbortController();
const log = createLog('error', (line) => console.error(line));
const sampleRate = 8000;

function engine(id: string, ...voices: readonly string[]): EngineInfo {
  return {
    ...{ id, name: id.toUpperCase(), embedded: true, cpuFriendly: true, maxTokens: 500, charsPerToken: 1, sampleRate },
    ...{ languages: ['*'], supportsCloning: false, typicalRtfCpu: 0.1, memoryMb: 1, licence: 'MIT' },
    voices: voices.map((voice) => {
      const [name = '', language = 'en'] = voice.split(':');
      return { id: name, name, language, charsPerSecond: 15 };
    }),
  };
}

/** What ears make of a text that an engine said. @throws where they are unwell. */
export type Mishears = (engine: string, text: string) => string;

/**
 * Speaks 15 characters a second, and hears what it said. `fails` are pairs `engine word` that it can't; `rtf` says how slow an
 * engine is.
 */
function fakePool(fails: Set<string>, rtf: Readonly<Record<string, number>>, hears: Mishears): EnginePool {
  const said = new Map<number, readonly [string, string]>();
  return {
    workers: 1,
    workersOf: () => 1,
    async speak({ engine: id, request: { text } }: SpeakOrder) {
      const words = text.split(/\W+/);
      if (words.some((word) => fails.has(`${id} ${word}`)))
        throw new LectorError('ENGINE_FAILED', `${id} fell silent.`);
      if (words.some((word) => fails.has(`${id} has no ${word}`)))
        throw new LectorError('BAD_CONFIG', `${id} is set wrongly.`);
      const samples = hum(text.length / 15, sampleRate, 0.2 + id.length / 100);
      said.set(samples.length, [id, text]);
      return { speech: { samples, sampleRate, tokens: 1, words: [] }, seconds: (text.length / 15) * (rtf[id] ?? 0.1) };
    },
    count: async () => 0,
    transcribe: async () => [],
    hear: async ({ request: { samples } }) => ({
      text: hears(...(said.get(samples.length) ?? ['', ''])),
      seconds: 0.1,
    }),
    warm: async () => undefined,
    restart: async () => undefined,
    dispose: async () => undefined,
  };
}

export interface Setting {
  readonly manuscript: string;
  /** Of lector.yaml. */
  readonly book?: string;
  readonly fails?: Iterable<string>;
  readonly rtf?: Readonly<Record<string, number>>;
  /** Absent where there are no ears. */
  readonly hears?: Mishears;
}

/** What was made of a book: `engine reason` of each chunk, whether it stands in for another take, and how it looks. */
export class Stage {
  readonly fails: Set<string>;
  private readonly world: JobWorld;
  private constructor(
    private readonly folder: string,
    { fails = [], rtf = {}, hears = () => '' }: Setting,
  ) {
    this.fails = new Set(fails);
    const pool = fakePool(this.fails, rtf, hears);
    this.world = {
      engines: [
        engine('espeak', 'en-us', 'en-de:de'),
        engine('piper', 'joe', 'amy', 'thea:de-AT'),
        engine('kokoro', 'heart'),
      ],
      ...{ evaluated: [], models: [], modelsDir: path.join(folder, '.models'), speeds: createSpeeds() },
      ...{ pool, samplePool: pool, earPool: pool },
      ...{ clock: systemClock, log, storeOf: (root) => openStore(root, { files: nodeFiles, clock: systemClock, log }) },
    };
  }

  static async open(setting: Setting): Promise<Stage> {
    const folder = await mkdtemp(path.join(tmpdir(), 'lector-stand-ins-'));
    await writeFile(path.join(folder, 'chapter.md'), setting.manuscript);
    await writeFile(path.join(folder, 'lector.yaml'), setting.book ?? '');
    if (setting.hears) {
      const model = path.join(folder, '.models', 'own-whisper');
      await mkdir(model, { recursive: true });
      await writeFile(path.join(model, 'config.json'), '{ "model_type": "whisper" }');
    }
    return new Stage(folder, setting);
  }

  async narrate(request: Partial<NarrateRequest> = {}): Promise<string> {
    const last = (await this.events(request)).at(-1);
    if (last?.kind !== 'finished') return 'not finished';
    return `${last.outcome}: ${last.totals.spoken} spoken, ${last.totals.reused} reused`;
  }

  /** Every event of a narration. */
  async events(request: Partial<NarrateRequest> = {}): Promise<readonly JobEvent[]> {
    const events: JobEvent[] = [];
    for await (const event of narrate(this.world, { path: path.join(this.folder, 'chapter.md'), ...request }, signal))
      events.push(event);
    return events;
  }

  async record(): Promise<ChapterRecord> {
    return JSON.parse(await readFile(path.join(this.folder, '.lector/chapters/chapter.json'), 'utf8')) as ChapterRecord;
  }

  async spokenBy(): Promise<readonly string[]> {
    return Object.values(await this.record()).map(
      ({ engine_used: used, engine_reason: reason, stands_in_for: wanted }) =>
        `${used} ${reason}${wanted ? ' instead' : ''}`,
    );
  }

  async states(): Promise<string> {
    const { chapters } = await inspect(this.world, { path: path.join(this.folder, 'chapter.md') }, signal);
    return chapters.flatMap(({ chunks }) => chunks.map(({ state }) => state)).join(' ');
  }

  async findings(): Promise<readonly string[]> {
    const { manuscript } = await inspect(this.world, { path: path.join(this.folder, 'chapter.md') }, signal);
    return manuscript.findings.map(({ message }) => message);
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

/** A case that is played on a stage of its own. */
export function onStage(setting: Setting, act: (stage: Stage) => Promise<void>): () => Promise<void> {
  return async () => {
    const stage = await Stage.open(setting);
    await act(stage).finally(() => stage.close());
  };
}
