import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Llm } from '../../src/core/agents/llm.js';
import { systemClock } from '../../src/core/base/clock.js';
import { LectorError } from '../../src/core/base/errors.js';
import { createLog } from '../../src/core/base/log.js';
import type { EnginePool, SpeakOrder } from '../../src/core/engines/pool.js';
import { encodeHere } from '../../src/core/exporters/encode.js';
import { compareAgent, type CompareRequest } from '../../src/core/jobs/compareAgent.js';
import { decidePatch, type PatchDecision } from '../../src/core/jobs/decidePatch.js';
import { describe as describeBook } from '../../src/core/jobs/describe.js';
import { inspect } from '../../src/core/jobs/inspect.js';
import type { JobWorld } from '../../src/core/jobs/jobWorld.js';
import { listPatches } from '../../src/core/jobs/listPatches.js';
import { narrate } from '../../src/core/jobs/narrate.js';
import { playedTake } from '../../src/core/jobs/playedTake.js';
import { recordingsOf } from '../../src/core/jobs/recordingsOf.js';
import { settleChunk } from '../../src/core/jobs/settleChunk.js';
import { stageEdits } from '../../src/core/jobs/stageEdits.js';
import { suggestFixes, type Suggestions } from '../../src/core/jobs/suggestFixes.js';
import { createSpeeds } from '../../src/core/jobs/speeds.js';
import { unusedAudio } from '../../src/core/jobs/unusedAudio.js';
import type { TriedAgent, TrialEvent } from '../../src/core/model/agentTrial.js';
import type { DeadChunk } from '../../src/core/model/deadChunk.js';
import type { DescribeEvent } from '../../src/core/model/description.js';
import type { EngineInfo } from '../../src/core/model/engineInfo.js';
import type { JobEvent } from '../../src/core/model/event.js';
import type { ChunkRecording } from '../../src/core/model/recording.js';
import type { Settling } from '../../src/core/model/settling.js';
import type { Patch, PatchView, ProposedEdit } from '../../src/core/model/patch.js';
import type { ChapterRecord } from '../../src/core/model/record.js';
import type { NarrateRequest } from '../../src/core/model/request.js';
import { nodeFiles } from '../../src/core/store/files.js';
import { openStore } from '../../src/core/store/openStore.js';
import { hum } from './hum.js';
import { judgeHere } from './judgeHere.js';

const { signal } = new AbortController();
const log = createLog('error', (line) => console.error(line));
const sampleRate = 8000;

function engine(id: string, ...voices: readonly string[]): EngineInfo {
  return {
    ...{ id, name: id.toUpperCase(), embedded: true, cpuFriendly: true, maxTokens: 500, charsPerToken: 1, sampleRate },
    ...{ languages: ['*'], supportsCloning: false, typicalRtfCpu: 0.1, memoryMb: 1, licence: 'MIT' },
    readsIpa: id !== 'kokoro',
    voices: voices.map((voice) => {
      const [name = '', language = 'en'] = voice.split(':');
      return { id: name, name, language, charsPerSecond: 15 };
    }),
  };
}

/** How an engine may fail at a word, by what stands between their names: `piper crashes at moth`. */
const faults: Readonly<Record<string, (engine: string) => LectorError>> = {
  '': (engine) => new LectorError('ENGINE_FAILED', `${engine} fell silent.`),
  'has no ': (engine) => new LectorError('BAD_CONFIG', `${engine} is set wrongly.`),
  'crashes at ': (engine) => new LectorError('ENGINE_CRASHED', `${engine} ended by SIGSEGV.`),
  'hangs at ': (engine) => new LectorError('ENGINE_TIMEOUT', `${engine} gave no answer.`),
  'is stopped at ': (engine) => new LectorError('ENGINE_STOPPED', `${engine} was stopped.`),
  'is out of reach at ': (engine) => new LectorError('ENGINE_FAILED', `${engine}: ECONNREFUSED`),
};

/** What ears make of a text that an engine said. @throws where they are unwell. */
export type Mishears = (engine: string, text: string) => string;

/** Speaks 15 characters a second, and hears what it said; `asked` gets all that it is asked to speak. */
function fakePool({ fails, rtf, hears, asked, interrupt }: PoolSetting): EnginePool {
  const said = new Map<number, readonly [string, string]>();
  return {
    workers: 1,
    workersOf: () => 1,
    async speak({ engine: id, request: { text, rate } }: SpeakOrder) {
      asked.push(`${id}: ${text}`);
      const words = text.split(/\W+/);
      await interrupt(words);
      for (const [how, failure] of Object.entries(faults))
        if (words.some((word) => fails.has(`${id} ${how}${word}`))) throw failure(id);
      const isSilent = words.some((word) => fails.has(`${id} is silent at ${word}`));
      const isCut = rate > 1 && words.some((word) => fails.has(`${id} hurries at ${word}`));
      const samples = hum(text.length / (isCut ? 150 : 15), sampleRate, isSilent ? 0 : 0.2 + id.length / 100);
      said.set(samples.length, [id, text]);
      return { speech: { samples, sampleRate, tokens: 1, words: [] }, seconds: (text.length / 15) * (rtf[id] ?? 0.1) };
    },
    count: async () => 0,
    transcribe: async () => [],
    async hear({ request: { samples } }) {
      const [by, text] = said.get(samples.length) ?? ['', ''];
      await interrupt(text.split(/\W+/));
      return { text: hears(by, text), seconds: 0.1 };
    },
    warm: async () => undefined,
    restart: async () => undefined,
    dispose: async () => undefined,
  };
}

interface PoolSetting {
  /** As `faults` says; `piper is silent at moth` is what it says nothing of, `piper hurries at moth` what it cuts off when it speaks fast. */
  readonly fails: Set<string>;
  /** How slow an engine is. */
  readonly rtf: Readonly<Record<string, number>>;
  readonly hears: Mishears;
  readonly asked: string[];
  /** What happens before any of these words is said or heard. */
  readonly interrupt: (words: readonly string[]) => Promise<void>;
}

export interface StageSetting {
  readonly manuscript: string;
  /** Of lector.yaml. */
  readonly book?: string;
  readonly fails?: Iterable<string>;
  readonly rtf?: Readonly<Record<string, number>>;
  /** A model that is asked for other words; rules do it where there is none. */
  readonly llm?: Llm;
  /** Absent where there are no ears. */
  readonly hears?: Mishears;
}

/** A book on disk with made-up engines, and what was made of it: `engine reason` of each chunk, how it looks, and so on. */
export class BookStage {
  readonly fails: Set<string>;
  /** `engine: text` of all that was asked of engines. */
  readonly asked: string[] = [];
  /** What happens, once, while an engine or an ear is about to say or hear a word: none of them goes on until it is done. */
  readonly meanwhile = new Map<string, () => Promise<void>>();
  private happening = Promise.resolve();
  private world: JobWorld;
  private constructor(
    readonly folder: string,
    { fails = [], rtf = {}, hears = () => '', llm }: StageSetting,
  ) {
    this.fails = new Set(fails);
    const store = openStore(folder, { files: nodeFiles, clock: systemClock, log });
    const interrupt = (words: readonly string[]) => this.interrupt(words);
    const pool = fakePool({ fails: this.fails, rtf, hears, asked: this.asked, interrupt });
    this.world = {
      engines: [
        engine('espeak', 'en-us', 'en-de:de'),
        engine('piper', 'joe', 'amy', 'thea:de-AT'),
        engine('kokoro', 'heart'),
      ],
      ...{
        evaluated: [],
        models: [],
        modelsDir: path.join(folder, '.models'),
        pool,
        samplePool: pool,
        earPool: pool,
        judge: judgeHere,
        encode: encodeHere,
        speeds: createSpeeds(),
      },
      ...(llm && { llm: { server: llm, model: 'scripted', timeoutMs: 1000 } }),
      ...{ clock: systemClock, log, storeOf: () => store },
    };
  }

  static async open(setting: StageSetting): Promise<BookStage> {
    const folder = await mkdtemp(path.join(tmpdir(), 'lector-stand-ins-'));
    await writeFile(path.join(folder, 'chapter.md'), setting.manuscript);
    await writeFile(path.join(folder, 'lector.yaml'), setting.book ?? '');
    if (setting.hears) {
      const model = path.join(folder, '.models', 'own-whisper');
      await mkdir(model, { recursive: true });
      await writeFile(path.join(model, 'config.json'), '{ "model_type": "whisper" }');
    }
    return new BookStage(folder, setting);
  }

  /** Gives each voice of an engine another model. */
  renew(id: string): void {
    const engines = this.world.engines.map((engine) => {
      const voices = engine.voices.map((voice) => ({ ...voice, fingerprint: `${voice.fingerprint ?? ''}new` }));
      return engine.id === id ? { ...engine, voices } : engine;
    });
    this.world = { ...this.world, engines };
  }

  async write(manuscript: string, book?: string): Promise<void> {
    await writeFile(path.join(this.folder, 'chapter.md'), manuscript);
    if (book !== undefined) await writeFile(path.join(this.folder, 'lector.yaml'), book);
  }

  /** Writes the book's pronunciations. */
  async say(pronunciations: string): Promise<void> {
    await writeFile(path.join(this.folder, 'pronunciations.yaml'), pronunciations);
  }

  /** The book's pronunciations as they are on disk; empty where there are none. */
  pronunciations(): Promise<string> {
    return readFile(path.join(this.folder, 'pronunciations.yaml'), 'utf8').catch(() => '');
  }

  /** The chunks of the registry of errors, none where there is no such file. */
  async dead(): Promise<readonly DeadChunk[]> {
    const text = await readFile(path.join(this.folder, '.lector/error_registry.json'), 'utf8').catch(() => '');
    return text === '' ? [] : (JSON.parse(text) as { readonly chunks: readonly DeadChunk[] }).chunks;
  }

  /** Every event of a narration. */
  async events(request: Partial<NarrateRequest> = {}): Promise<readonly JobEvent[]> {
    const events: JobEvent[] = [];
    for await (const event of narrate(this.world, { path: path.join(this.folder, 'chapter.md'), ...request }, signal))
      events.push(event);
    return events;
  }

  async narrate(request: Partial<NarrateRequest> = {}): Promise<string> {
    const last = (await this.events(request)).at(-1);
    if (last?.kind !== 'finished') return 'not finished';
    return `${last.outcome}: ${last.totals.spoken} spoken, ${last.totals.reused} reused`;
  }

  settle(chunkId: string, settling: Settling): Promise<void> {
    return settleChunk(this.world, { path: path.join(this.folder, 'chapter.md') }, chunkId, settling, signal);
  }

  private interrupt(words: readonly string[]): Promise<void> {
    for (const word of words) {
      const act = this.meanwhile.get(word);
      this.meanwhile.delete(word);
      if (act) this.happening = act();
    }
    return this.happening;
  }

  /** The ids of all chunks, in reading order. */
  async chunkIds(): Promise<readonly string[]> {
    const { chapters } = await inspect(this.world, { path: path.join(this.folder, 'chapter.md') }, signal);
    return chapters.flatMap(({ chunks }) => chunks.map(({ chunk }) => chunk.id));
  }

  /** The recordings of a chunk: what they were made by, whether they play, and why they were refused. */
  recordings(chunkId: string): Promise<readonly ChunkRecording[]> {
    return recordingsOf(this.world, { path: path.join(this.folder, 'chapter.md') }, chunkId, signal);
  }

  /** The names of the audio that cleaning would remove. */
  async unused(): Promise<readonly string[]> {
    return (await unusedAudio(this.world, this.folder, undefined, signal)).files;
  }

  async record(): Promise<ChapterRecord> {
    return JSON.parse(await readFile(path.join(this.folder, '.lector/chapters/chapter.json'), 'utf8')) as ChapterRecord;
  }

  /** The hash of the recording that plays for each chunk. */
  async plays(): Promise<readonly (string | undefined)[]> {
    const store = this.world.storeOf(this.folder);
    const takes = await Promise.all(Object.values(await this.record()).map((entry) => playedTake(store, entry)));
    return takes.map((take) => take?.sha256);
  }

  async spokenBy(): Promise<readonly string[]> {
    return Object.values(await this.record()).map(
      ({ engine_used: used, engine_reason: reason, stands_in_for: wanted }) =>
        `${used} ${reason}${wanted ? ' instead' : ''}`,
    );
  }

  /** Proposes an edit, as an agent would. */
  async stage(edit: ProposedEdit, text: string): Promise<readonly Patch[]> {
    const store = this.world.storeOf(this.folder);
    const lock = await store.lock(signal);
    return stageEdits(this.world, store, text, [edit]).finally(() => lock.dispose());
  }

  async patchViews(): Promise<readonly PatchView[]> {
    return listPatches(this.world, { path: path.join(this.folder, 'chapter.md') }, signal);
  }

  async patches(): Promise<readonly Patch[]> {
    return (await this.patchViews()).map(({ patch }) => patch);
  }

  async decide(id: string, decision: PatchDecision): Promise<void> {
    await decidePatch(this.world, { path: path.join(this.folder, 'chapter.md') }, id, decision, signal);
  }

  /** Every event of a comparison of an agent with its rules. */
  async compare(
    agent: TriedAgent,
    more: Partial<CompareRequest> = {},
    until: AbortSignal = signal,
  ): Promise<readonly TrialEvent[]> {
    const events: TrialEvent[] = [];
    const request = { path: path.join(this.folder, 'chapter.md'), agent, limit: 20, ...more };
    for await (const event of compareAgent(this.world, request, until)) events.push(event);
    return events;
  }

  /** Every event of a description of the book. */
  async describe(): Promise<readonly DescribeEvent[]> {
    const events: DescribeEvent[] = [];
    for await (const event of describeBook(this.world, { path: this.folder }, signal)) events.push(event);
    return events;
  }

  suggest(): Promise<Suggestions> {
    return suggestFixes(this.world, { path: path.join(this.folder, 'chapter.md') }, signal);
  }

  text(): Promise<string> {
    return readFile(path.join(this.folder, 'chapter.md'), 'utf8');
  }

  async states(): Promise<string> {
    const { chapters } = await inspect(this.world, { path: path.join(this.folder, 'chapter.md') }, signal);
    return chapters
      .flatMap(({ chunks }) => chunks.map(({ state, isQuarantined }) => (isQuarantined ? 'quarantined' : state)))
      .join(' ');
  }

  async findings(): Promise<readonly string[]> {
    const { manuscript } = await inspect(this.world, { path: path.join(this.folder, 'chapter.md') }, signal);
    return manuscript.findings.map(({ message }) => message);
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

export function onStage(setting: StageSetting, act: (stage: BookStage) => Promise<void>): () => Promise<void> {
  return async () => {
    const stage = await BookStage.open(setting);
    await act(stage).finally(() => stage.close());
  };
}
