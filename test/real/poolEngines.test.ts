import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../src/core/base/clock.js';
import type { ErrorCode } from '../../src/core/base/errors.js';
import { createLog } from '../../src/core/base/log.js';
import { createPool, type EnginePool } from '../../src/core/engines/pool.js';
import { readEngineRegistry } from '../../src/core/engines/registry.js';
import { buildEngineHost, espeakDir } from '../helpers/engineHost.js';

const { signal } = new AbortController();

describe('pool with the real engineHost', () => {
  let pool: EnginePool;
  before(async () => {
    pool = createPool({
      hostPath: await buildEngineHost(),
      espeakDir,
      modelsDir: path.join(tmpdir(), 'lector-no-models'),
      workers: 2,
      registry: readEngineRegistry(readFileSync('models/engines.yaml', 'utf8'), 'engines.yaml'),
      log: createLog('error', () => undefined),
      clock: systemClock,
    });
  });
  after(() => pool.dispose());

  const speak = (text: string, engine = 'espeak', voice = 'en-us') =>
    pool.speak(
      { engine, request: { engine, voice, language: 'en', rate: 1, text }, priority: 0, expectedSeconds: 1 },
      signal,
    );
  const refuses = (name: string, code: ErrorCode, text: string, engine?: string, voice?: string) =>
    it(name, () => assert.rejects(speak(text, engine, voice), { code }));

  it('speaks with the embedded voice', async () => {
    const { speech, seconds } = await speak('It was a bright cold day.');
    assert.ok(speech.samples instanceof Float32Array && speech.samples.length > speech.sampleRate);
    assert.ok(speech.words.length > 3);
    assert.ok(seconds > 0);
  });
  it('tells the memory of its own process, however large the one is that started it', async () => {
    const ballastMb = 600;
    const ballast = Buffer.alloc(ballastMb * 2 ** 20, 1);
    await pool.restart();
    const { peakMemoryMb = Infinity } = await speak('It was a bright cold day.');
    assert.ok(peakMemoryMb < ballast.length / 2 ** 20, `${peakMemoryMb} MB`);
  });
  refuses('refuses text over the limit before it is spoken', 'TEXT_TOO_LONG', 'on and '.repeat(200));
  refuses('refuses a voice that eSpeak NG has not', 'VOICE_UNKNOWN', 'Well.', 'espeak', 'nonsense');
  refuses('refuses a voice that is not installed', 'MODEL_MISSING', 'Well.', 'piper', 'en_US-joe-medium');
});
