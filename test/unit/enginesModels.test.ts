import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../src/core/base/clock.js';
import { hash } from '../../src/core/base/hash.js';
import type { CatalogModel } from '../../src/core/engines/catalog.js';
import { readModelFile } from '../../src/core/engines/modelFiles.js';
import { isInstalled, pullModel, removeModel, verifyModel, type PullWorld } from '../../src/core/engines/models.js';

const content = 'twelve bytes';
const model: CatalogModel = {
  id: 'small',
  kind: 'piper-voice',
  name: 'Small',
  languages: ['en'],
  licence: 'CC0-1.0',
  files: [{ name: 'small.onnx', bytes: content.length, sha256: hash(content) }],
  sources: [{ kind: 'mirror' }, { kind: 'hugging-face', repository: 'some/where', revision: 'v1', folder: 'en' }],
};
const { signal } = new AbortController();

/** A mirror with `mirrored` as the file's content, and answers of the network: text, or a status. */
interface Case {
  readonly mirrored?: string;
  readonly begun?: string;
  readonly network?: (range: string | null) => Response;
  readonly allowDownload?: boolean;
}

async function pull({ mirrored, begun, network, allowDownload = true }: Case) {
  const folder = await mkdtemp(path.join(tmpdir(), 'lector-models-'));
  const world: PullWorld = {
    modelsDir: path.join(folder, 'models'),
    mirrorDir: path.join(folder, 'mirror'),
    allowDownload,
  };
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  };
  if (mirrored !== undefined) await write('mirror/small/small.onnx', mirrored);
  if (begun !== undefined) await write('models/.small.part/small.onnx.part', begun);
  const realFetch = globalThis.fetch;
  globalThis.fetch = (_url, init) => {
    if (!network) return Promise.reject(new TypeError('fetch failed'));
    return Promise.resolve(network(new Headers(init?.headers).get('range')));
  };
  try {
    const run = async () => {
      const events: string[] = [];
      for await (const event of pullModel(model, world, systemClock, signal)) events.push(event.kind);
      return events;
    };
    const result = await run().catch((error: unknown) => (error as { code: string }).code);
    const again = Array.isArray(result) ? await run() : undefined;
    const isHere = await isInstalled(model, world.modelsDir);
    const text = await readModelFile(world.modelsDir, 'small', 'small.onnx').then(String, () => undefined);
    const left = (await readdir(world.modelsDir).catch(() => [])).filter((name) => name.startsWith('.'));
    return { result, again, isHere, text, left };
  } finally {
    globalThis.fetch = realFetch;
    await rm(folder, { recursive: true, force: true });
  }
}

describe('pullModel', () => {
  const installs = (name: string, from: Case, events: readonly string[]) =>
    it(name, async () => {
      const installed = { result: events, again: ['installed'], isHere: true, text: content, left: [] };
      assert.deepEqual(await pull(from), installed);
    });
  const fails = (name: string, from: Case, code: string) =>
    it(name, async () => {
      const { result, isHere, text } = await pull(from);
      assert.deepEqual({ result, isHere, text }, { result: code, isHere: false, text: undefined });
    });
  const whole = () => new Response(content);

  installs('copies from the mirror, also without a network', { mirrored: content, allowDownload: false }, [
    'trying',
    'progress',
    'installed',
  ]);
  installs('downloads where the mirror has nothing', { network: whole }, [
    'trying',
    'refused',
    'trying',
    'progress',
    'installed',
  ]);
  installs('downloads where the mirror is wrong', { mirrored: 'twelve bites', network: whole }, [
    'trying',
    'progress',
    'refused',
    'trying',
    'progress',
    'installed',
  ]);
  installs(
    'goes on where a download broke off',
    {
      begun: content.slice(0, 5),
      network: (range) => {
        assert.equal(range, 'bytes=5-');
        return new Response(content.slice(5), { status: 206 });
      },
    },
    ['trying', 'refused', 'trying', 'progress', 'installed'],
  );
  installs('begins anew where the server can not go on', { begun: 'xx', network: whole }, [
    'trying',
    'refused',
    'trying',
    'progress',
    'installed',
  ]);
  fails('refuses the network when it may not use it', { network: whole, allowDownload: false }, 'NETWORK_REFUSED');
  fails('keeps nothing with another hash', { network: () => new Response('twelve bites') }, 'DOWNLOAD_FAILED');
  fails('keeps nothing too long', { network: () => new Response(`${content}!`) }, 'DOWNLOAD_FAILED');
  fails('keeps nothing too short', { network: () => new Response('twelve') }, 'DOWNLOAD_FAILED');
  fails('says so when nobody answers', {}, 'DOWNLOAD_FAILED');
  fails('says so when it is not there', { network: () => new Response('', { status: 404 }) }, 'DOWNLOAD_FAILED');
});

describe('readModelFile', () => {
  it('refuses a file that was changed after it was installed', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'lector-models-'));
    try {
      await mkdir(path.join(folder, 'small'));
      await writeFile(path.join(folder, 'small/small.onnx'), 'changed');
      assert.equal(String(await readModelFile(folder, 'small', 'small.onnx')), 'changed');
      await writeFile(path.join(folder, 'small/SHA256SUMS'), `${hash(content)}  small.onnx\n`);
      await assert.rejects(readModelFile(folder, 'small', 'small.onnx'), { code: 'MODEL_DAMAGED' });
      await assert.rejects(readModelFile(folder, 'none', 'none.onnx'), { code: 'MODEL_MISSING' });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('an installed model', () => {
  async function installed() {
    const modelsDir = await mkdtemp(path.join(tmpdir(), 'lector-models-'));
    const folder = path.join(modelsDir, model.id);
    const begun = path.join(modelsDir, '.small.part');
    for (const one of [folder, begun]) await mkdir(one);
    await writeFile(path.join(folder, 'small.onnx'), content);
    await writeFile(path.join(begun, 'small.onnx.part'), 'twe');
    return { modelsDir, folder };
  }

  it('is verified byte for byte', async () => {
    const { modelsDir, folder } = await installed();
    assert.equal(await verifyModel(model, modelsDir, signal), undefined);
    await writeFile(path.join(folder, 'small.onnx'), content.replace('t', 'T'));
    assert.match((await verifyModel(model, modelsDir, signal)) ?? '', /another sha256/);
    await rm(modelsDir, { recursive: true });
  });

  it('is removed with what was begun of it, but not what someone put beside it', async () => {
    const { modelsDir, folder } = await installed();
    await writeFile(path.join(folder, 'notes.txt'), 'mine');
    assert.equal(await removeModel(model, modelsDir), true);
    assert.deepEqual(await readdir(modelsDir), ['small']);
    assert.deepEqual(await readdir(folder), ['notes.txt']);
    await rm(path.join(folder, 'notes.txt'));
    await removeModel(model, modelsDir);
    assert.deepEqual(await readdir(modelsDir), []);
    assert.equal(await removeModel(model, modelsDir), false);
    await rm(modelsDir, { recursive: true });
  });
});
