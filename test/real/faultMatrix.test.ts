import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { systemClock } from '../../src/core/base/clock.js';
import { isLectorError, type ErrorCode } from '../../src/core/base/errors.js';
import { createLog } from '../../src/core/base/log.js';
import type { EngineSetting } from '../../src/core/engines/engine.js';
import { engines } from '../../src/core/engines/index.js';
import { createPool, type EnginePool } from '../../src/core/engines/pool.js';
import { readEngineRegistry } from '../../src/core/engines/registry.js';
import { withOptions } from '../../src/core/engines/withOptions.js';
import { defaultModelsDir } from '../../src/core/jobs/defaultModelsDir.js';
import type { EngineInfo } from '../../src/core/model/engineInfo.js';
import { judge } from '../../src/core/validators/judge.js';
import { buildEngineHost, espeakDir } from '../helpers/engineHost.js';
import { outsideWorlds } from '../helpers/outsideWorlds.js';

const registry = readEngineRegistry(readFileSync('models/engines.yaml', 'utf8'), 'engines.yaml');
const { signal } = new AbortController();
/** Above what any engine takes for the sentence here, on slow and busy machines too. */
const longestSeconds = 60;
/** What hangs is given up so soon; whether it began at all doesn't matter. */
const hangMs = 1000;
const outsideSeconds = 4;

/** What became of a request: the code of an error, or what the engine itself or the checks say of the audio. */
type Result = ErrorCode | 'pass' | 'doubted' | 'refused';

/** What each fault must lead to, by the word of the fixture `faultsByWord` that makes it. */
const faults: Readonly<Record<string, Result>> = {
  crashword: 'ENGINE_CRASHED',
  exitzeroword: 'ENGINE_CRASHED',
  exitoneword: 'ENGINE_CRASHED',
  killedword: 'ENGINE_CRASHED',
  segvword: 'ENGINE_CRASHED',
  abortword: 'ENGINE_CRASHED',
  hangword: 'ENGINE_TIMEOUT',
  muteword: 'refused',
  notanumberword: 'refused',
  clippedword: 'refused',
  cutword: 'refused',
  emptyword: 'refused',
  loopword: 'refused',
  rateword: 'refused',
  hissword: 'refused',
  chatterword: 'pass',
};

for (const { id } of engines) {
  describe(`engine ${id} in a process that goes wrong`, () => {
    const outside = outsideWorlds[id]?.();
    let pool: EnginePool | undefined;
    let info: EngineInfo;
    before(async function () {
      const entry = registry.find((one) => one.id === id) ?? assert.fail('no entry in models/engines.yaml');
      const own = await outside?.open(entry.voices);
      const options = { ...own?.options, ...(outside && { timeout_seconds: outsideSeconds }) };
      const [changed] = withOptions([entry], { [id]: options });
      info = changed ?? entry;
      pool = await openPool(info, own);
      const voice = await speak('A word before all else.').catch((error: unknown) => error);
      if (isLectorError(voice, 'MODEL_MISSING')) {
        console.log(`      skipped: ${voice.message}`);
        this.skip();
      }
    });
    after(async () => {
      await pool?.dispose();
      await outside?.close();
    });

    for (const [word, result] of Object.entries(faults)) {
      const endsProcess = result.startsWith('ENGINE_');
      it(`${word}: ${result}${endsProcess ? ', and the next is spoken as if nothing had been' : ''}`, async () => {
        assert.equal(await resultOf(`The lamp of the ${word} was lit in the house.`), result);
        if (endsProcess) assert.equal(await resultOf('The lamp was lit in the house again.'), 'pass');
      });
    }

    async function speak(text: string) {
      const expectedSeconds = text.includes('hangword') ? 0 : longestSeconds / 3;
      const request = { engine: id, voice: info.voices[0]?.id ?? '', language: 'en', rate: 1, text };
      const running = pool ?? assert.fail('no pool');
      return (await running.speak({ engine: id, request, priority: 0, expectedSeconds }, signal)).speech;
    }

    async function resultOf(text: string): Promise<Result> {
      try {
        const { samples, sampleRate, words } = await speak(text);
        const charsPerSecond = info.voices[0]?.charsPerSecond ?? 15;
        const { outcome } = judge({ samples, sampleRate, words, text, charsPerSecond });
        return outcome === 'pass' ? 'pass' : outcome === 'review' ? 'doubted' : 'refused';
      } catch (error) {
        if (!isLectorError(error)) throw error;
        return error.code === 'ENGINE_FAILED' ? 'refused' : error.code;
      }
    }
  });
}

async function openPool(info: EngineInfo, own: Partial<EngineSetting> | undefined): Promise<EnginePool> {
  process.env.LECTOR_REAL_DIST = path.dirname(await buildEngineHost());
  return createPool({
    hostPath: path.resolve('test/fixtures/bin/faultsByWord.mjs'),
    espeakDir,
    modelsDir: own?.modelsDir ?? defaultModelsDir(),
    workers: 1,
    registry: [info],
    log: createLog('error', (line) => console.error(line)),
    clock: systemClock,
    minDeadlineMs: hangMs,
  });
}
