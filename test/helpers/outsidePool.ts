import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../src/core/base/clock.js';
import { isLectorError, type LectorError } from '../../src/core/base/errors.js';
import { createLog } from '../../src/core/base/log.js';
import { createPool, type EnginePool } from '../../src/core/engines/pool.js';
import { readEngineRegistry } from '../../src/core/engines/registry.js';
import { withOptions } from '../../src/core/engines/withOptions.js';
import type { EngineOptions } from '../../src/core/model/engineOptions.js';
import { buildEngineHost, espeakDir } from './engineHost.js';
import { startSpeechServer, type Answer, type TestServer } from './speechServer.js';

const registry = readEngineRegistry(readFileSync('models/engines.yaml', 'utf8'), 'engines.yaml');
const unwatched = new AbortController().signal;

export const sentence = 'Well, Watson, what do you make of this?';

type Speech = Awaited<ReturnType<EnginePool['speak']>>['speech'];

export interface HttpWorld {
  readonly server: TestServer;
  /** Speaks with the voice `alloy` of the engine `http`. */
  readonly speak: (text?: string, signal?: AbortSignal, rate?: number) => Promise<Speech>;
}

/** A real server, and a pool whose engineHost process is told of it. */
export async function withServer(
  answer: Answer,
  options: EngineOptions,
  use: (world: HttpWorld) => Promise<void>,
): Promise<void> {
  const server = await startSpeechServer(answer);
  const pool = await poolWith('http', { url: server.url, ...options });
  const speak: HttpWorld['speak'] = async (text = sentence, signal = unwatched, rate = 1) => {
    const request = { engine: 'http', voice: 'alloy', language: 'en', rate, text };
    return (await pool.speak({ engine: 'http', request, priority: 0, expectedSeconds: 1 }, signal)).speech;
  };
  try {
    await use({ server, speak });
  } finally {
    await pool.dispose();
    await server.close();
  }
}

/** A pool of real engineHost processes, with options for one engine. */
export async function poolWith(engine: string, options: EngineOptions): Promise<EnginePool> {
  return createPool({
    hostPath: await buildEngineHost(),
    espeakDir,
    modelsDir: path.join(tmpdir(), 'lector-no-models'),
    workers: 0,
    registry: withOptions(registry, { [engine]: options }),
    log: createLog('error', (line) => console.error(line)),
    clock: systemClock,
  });
}

/** What a promise fails with, which must say what to do next. */
export async function failureOf(promise: Promise<unknown>): Promise<LectorError> {
  const error: unknown = await promise.then(
    () => assert.fail('it should have failed'),
    (reason: unknown) => reason,
  );
  assert.ok(isLectorError(error), String(error));
  assert.ok(error.nextStep);
  return error;
}
