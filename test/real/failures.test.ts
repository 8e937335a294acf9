import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import which from 'which';
import { systemClock } from '../../src/core/base/clock.js';
import { isLectorError, type ErrorCode } from '../../src/core/base/errors.js';
import { createLog } from '../../src/core/base/log.js';
import { createPool } from '../../src/core/engines/pool.js';
import { readEngineRegistry } from '../../src/core/engines/registry.js';
import { categoryOfError } from '../../src/core/failures/categoryOf.js';
import { categoryIn } from '../../src/core/failures/failuresIn.js';
import { defaultModelsDir } from '../../src/core/jobs/defaultModelsDir.js';
import type { FailureCategory } from '../../src/core/model/failure.js';
import { buildEngineHost, espeakDir } from '../helpers/engineHost.js';
import { keepFailureLog } from '../helpers/failureLogs.js';
import { onSmallDisk } from '../helpers/smallDisk.js';

const registry = readEngineRegistry(readFileSync('models/engines.yaml', 'utf8'), 'engines.yaml');
const voices: Readonly<Record<string, { readonly voice: string; readonly model?: string; readonly graph?: string }>> = {
  espeak: { voice: 'en-us' },
  piper: { voice: 'en_US-joe-medium', model: 'en_US-joe-medium', graph: 'en_US-joe-medium.onnx' },
  kokoro: { voice: 'af_heart', model: 'kokoro-82m', graph: 'kokoro-v1.0.int8.onnx' },
};
const text = 'The lamp was lit in the house, and nobody came to look at it. '.repeat(6);

const mostTries = 3;

/**
 * How a real engine fails that is asked to speak: what its error says and what its process wrote. Now and then a process has room
 * enough left from loading, or hangs where one of its threads found none: then another one is asked.
 */
async function failureOf(engine: string, limit: string, modelsDir = defaultModelsDir()) {
  for (let tries = 0; tries < mostTries; tries++) {
    const error = await failureOfOne(engine, limit, modelsDir);
    if (error && error.code !== 'ENGINE_TIMEOUT') return error;
  }
  return assert.fail('it spoke, or hung');
}

async function failureOfOne(engine: string, limit: string, modelsDir: string) {
  process.env.LECTOR_REAL_DIST = path.dirname(await buildEngineHost());
  process.env.LECTOR_LIMIT = limit;
  const { voice = '' } = voices[engine] ?? {};
  const pool = createPool({
    hostPath: path.resolve('test/fixtures/bin/shortOfMemory.mjs'),
    ...{ espeakDir, modelsDir, workers: 1, registry, clock: systemClock },
    log: createLog('error', (line) => console.error(line)),
  });
  const request = { engine, voice, language: 'en', rate: 1, text };
  try {
    await pool.speak({ engine, request, priority: 0, expectedSeconds: 5 }, new AbortController().signal);
    return undefined;
  } catch (error) {
    if (!isLectorError(error)) throw error;
    return error;
  } finally {
    await pool.dispose();
  }
}

async function requireModels(test: Mocha.Context, engine: string): Promise<void> {
  const model = voices[engine]?.model;
  if (model === undefined || (await readdir(path.join(defaultModelsDir(), model)).catch(() => [])).length > 0) return;
  console.log(`      skipped: the model ${model} isn't installed`);
  test.skip();
}

describe('the kind of failure of a real engine', () => {
  const check = (engine: string, limit: string, category: FailureCategory, keep?: string) =>
    it(`${engine}, ${limit}: ${category}`, async function () {
      if (process.platform !== 'linux') {
        console.log('      skipped: only Linux limits the memory of a process from outside');
        this.skip();
      }
      await requireModels(this, engine);
      const error = await failureOf(engine, limit);
      assert.notEqual(error.code, 'MODEL_MISSING', error.message);
      assert.notEqual(error.code, 'MODEL_DAMAGED', error.message);
      assert.equal(categoryOfError(error), category, `${error.message}\n${error.written ?? ''}`);
      if (keep) await keepFailureLog(keep, `${error.message}\n${error.written ?? ''}`);
    });
  for (const engine of Object.keys(voices)) check(engine, 'load 20', 'oom', `${engine}-short-of-memory`);
  check('kokoro', 'load 700', 'oom', 'kokoro-no-room-for-its-model');
  for (const engine of ['piper', 'kokoro']) check(engine, 'speak 10', 'oom', `${engine}-no-room-to-speak`);
  for (const engine of Object.keys(voices)) check(engine, 'speak SIGKILL', 'crash');
  check('espeak', 'speak SIGSEGV', 'crash');
});

describe('the kind of failure of a model', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lector-failures-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** A folder with the one model, linked file by file, its graph a copy; without the checksums, as one put there by hand. */
  async function copied(engine: string): Promise<{ readonly modelsDir: string; readonly graph: string }> {
    const { model = '', graph = '' } = voices[engine] ?? {};
    const [from, modelsDir] = [path.join(defaultModelsDir(), model), await mkdtemp(path.join(folder, 'models-'))];
    await mkdir(path.join(modelsDir, model));
    for (const name of (await readdir(from)).filter((each) => each !== graph && each !== 'SHA256SUMS'))
      await symlink(path.join(from, name), path.join(modelsDir, model, name));
    const to = path.join(modelsDir, model, graph);
    await cp(path.join(from, graph), to);
    return { modelsDir, graph: to };
  }

  const check = (name: string, spoil: (graph: string) => Promise<unknown>, code: ErrorCode) => {
    for (const engine of ['piper', 'kokoro'])
      it(`${engine}, ${name}: missing_model`, async function () {
        await requireModels(this, engine);
        const { modelsDir, graph } = await copied(engine);
        await spoil(graph);
        const error = await failureOf(engine, 'none', modelsDir);
        assert.equal(error.code, code, error.message);
        assert.equal(categoryOfError(error), 'missing_model', error.message);
        await keepFailureLog(`${engine}-${name.replaceAll(' ', '-')}`, error.message, modelsDir);
      });
  };
  check('model that is not there', (graph) => rm(graph), 'MODEL_MISSING');
  check('model cut short', (graph) => truncate(graph, 20_000_000), 'MODEL_DAMAGED');
  check('model that is none', (graph) => writeFile(graph, 'a page that says “not found”'), 'MODEL_DAMAGED');
});

describe('the kind of failure of a real program', () => {
  const run = promisify(execFile);
  /** What a program writes for people that has to fail. */
  const stderrOf = async (program: string, ...given: readonly string[]) => {
    const error: unknown = await run(program, given).catch((reason: unknown) => reason);
    assert.ok(error instanceof Error && 'stderr' in error && typeof error.stderr === 'string', 'it ended well');
    return error.stderr;
  };
  const python = async (test: Mocha.Context, code: string) => {
    const found = await which('python3', { nothrow: true });
    if (found !== null) return stderrOf(found, '-c', code);
    console.log('      skipped: there is no python3');
    return test.skip();
  };
  const check = (name: string, code: string, category: FailureCategory) =>
    it(`python: ${name} is ${category}`, async function () {
      const stderr = await python(this, code);
      assert.equal(categoryIn(stderr), category, stderr);
      await keepFailureLog(`python-${name.replaceAll(' ', '-')}`, stderr);
    });
  if (process.platform === 'linux')
    check(
      'short of memory',
      'import resource; resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29)); bytearray(2**32)',
      'oom',
    );
  check('a package that is not there', 'import lector_has_no_such_package', 'missing_model');
  check('a file that is not there', 'open("/lector/has/no/such/file")', 'missing_model');
  check(
    'a port where nobody listens',
    'import urllib.request; urllib.request.urlopen("http://127.0.0.1:1/")',
    'network',
  );
  check('an answer that is no JSON', 'import json; json.loads("<html>")', 'schema');
  check(
    'no answer in time',
    'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); s.listen(); c=socket.create_connection(s.getsockname()); c.settimeout(.05); c.recv(1)',
    'timeout',
  );
  check('a bug', '1 / 0', 'crash');

  it('python and Node: a full disk and one that is read-only are permission', async function () {
    const folder = await mkdtemp(path.join(tmpdir(), 'lector-disk-'));
    try {
      await onSmallDisk(this, folder, async (remount) => {
        const file = path.join(folder, 'take.wav');
        const write = `open(${JSON.stringify(file)}, "wb").write(b"0" * 200_000)`;
        const nodeWrite = `require("fs").writeFileSync(${JSON.stringify(file)}, "0".repeat(200_000))`;
        const told: [string, string][] = [
          ['python-full-disk', await python(this, write)],
          ['node-full-disk', await stderrOf(process.execPath, '-e', nodeWrite)],
        ];
        remount('ro');
        told.push(['python-read-only-disk', await python(this, write)]);
        told.push(['node-read-only-disk', await stderrOf(process.execPath, '-e', nodeWrite)]);
        for (const [name, stderr] of told) {
          assert.equal(categoryIn(stderr), 'permission', stderr);
          await keepFailureLog(name, stderr, folder);
        }
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
