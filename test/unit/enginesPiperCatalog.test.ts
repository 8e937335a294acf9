import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../src/core/base/clock.js';
import { isLectorError } from '../../src/core/base/errors.js';
import { readCatalog } from '../../src/core/engines/catalog.js';
import { pullModel } from '../../src/core/engines/models.js';
import { readPiperCatalog, withPiperCatalog } from '../../src/core/engines/piperCatalog.js';
import { readEngineRegistry } from '../../src/core/engines/registry.js';
import { withOwnVoices } from '../../src/core/engines/withOwnVoices.js';
import { pickEngine } from '../../src/core/jobs/pickEngine.js';
import { writeTinyVoice } from '../helpers/tinyVoice.js';

const { signal } = new AbortController();
const read = (file: string) => readFileSync(path.join('models', file), 'utf8');
const entries = readPiperCatalog(read('piperVoices.json'), 'piperVoices.json');
const listed = withPiperCatalog(readEngineRegistry(read('engines.yaml'), 'engines.yaml'), entries);
const voicesOf = (registry: typeof listed) => registry.find(({ id }) => id === 'piper')?.voices ?? [];

describe('the catalogue of Piper voices', () => {
  it('has a voice’s three files, of the sizes that are known of one', () => {
    const offered = readCatalog(read('catalog.yaml'), 'catalog.yaml').find(({ id }) => id === 'en_US-joe-medium');
    const joe = entries.find(({ model }) => model.id === 'en_US-joe-medium')?.model;
    assert.deepEqual(
      joe?.files.map(({ name, bytes }) => [name, bytes]),
      [...(offered?.files ?? []), { name: 'MODEL_CARD', bytes: 281 }].map(({ name, bytes }) => [name, bytes]),
    );
    for (const { model } of entries) assert.deepEqual(model.files.map(({ name }) => name).at(0), `${model.id}.onnx`);
  });

  it('tells a licence, or the page that does', () => {
    const licences = new Map(entries.map(({ model }) => [model.id, model]));
    assert.equal(licences.get('de_DE-thorsten-low')?.licence, 'CC0-1.0');
    assert.match(licences.get('de_DE-thorsten-medium')?.licencePage ?? '', /thorsten\/medium\/MODEL_CARD$/);
  });

  it('comes after what is offered, which stands once', () => {
    const ids = voicesOf(listed).map(({ id }) => id);
    assert.equal(ids[0], 'en_US-joe-medium');
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.includes('fr_FR-siwis-medium'));
  });

  const picks = (
    name: string,
    wish: { readonly voice?: string; readonly language: string },
    id: string,
    model?: string,
  ) =>
    it(`${name}: ${id}`, () => {
      const { voice } = pickEngine(listed, { engine: 'piper', ...wish });
      assert.deepEqual([voice.id, voice.model], [id, model]);
    });
  picks('is named', { voice: 'DE_de-thorsten-high', language: 'en' }, 'de_DE-thorsten-high');
  picks(
    'has speakers',
    { voice: 'en_gb-vctk-medium.p225', language: 'en' },
    'en_GB-vctk-medium.p225',
    'en_GB-vctk-medium',
  );
  picks('is asked by a language', { language: 'de' }, 'de_DE-mls-medium');
  picks('leaves what is offered first', { language: 'en' }, 'en_US-joe-medium');

  it('is not listed whole where a name is wrong', () => {
    const wrong = (voice: string) => () => pickEngine(listed, { engine: 'piper', voice, language: 'en' });
    for (const voice of ['nobody', 'en_US-joe-medium.2'])
      assert.throws(
        wrong(voice),
        (error) => isLectorError(error, 'VOICE_UNKNOWN') && error.nextStep === 'Choose one of: en_US-joe-medium.',
      );
  });
});

describe('voices that lie among the models', () => {
  let modelsDir: string;
  beforeEach(async () => {
    modelsDir = await mkdtemp(path.join(tmpdir(), 'lector-own-'));
  });
  afterEach(() => rm(modelsDir, { recursive: true }));

  it('are there by their names, before what is to be fetched', async () => {
    await writeTinyVoice(modelsDir, 'en_US-choir-low', 3);
    await mkdir(path.join(modelsDir, 'de_DE-thorsten-high'));
    await mkdir(path.join(modelsDir, 'notes'));
    await writeFile(path.join(modelsDir, 'notes', 'notes.onnx.json'), '{}');
    const voices = voicesOf(await withOwnVoices(listed, modelsDir));
    assert.deepEqual(
      voices.slice(0, 3).map(({ id, language, speakers }) => [id, language, speakers]),
      [
        ['en_US-joe-medium', 'en-US', undefined],
        ['de_DE-thorsten-high', 'de-DE', undefined],
        ['en_US-choir-low', 'en-US', 3],
      ],
    );
    assert.equal(voices.length, voicesOf(listed).length + 1);
  });

  it('are others when another voice is put there', async () => {
    const fingerprint = async () => voicesOf(await withOwnVoices(listed, modelsDir)).find(({ id }) => id === 'mine');
    await writeTinyVoice(modelsDir, 'mine', 3);
    const before = await fingerprint();
    assert.deepEqual(await fingerprint(), before);
    await writeTinyVoice(modelsDir, 'mine', 1);
    assert.notEqual((await fingerprint())?.fingerprint, before?.fingerprint);
  });

  it('are checked by the MD5 that is known when they are fetched, and by their sha256 when they are read', async () => {
    const [mirrorDir, id] = [path.join(modelsDir, 'mirror'), 'xx_XX-hum-low'];
    await writeTinyVoice(mirrorDir, id, 1);
    await writeFile(path.join(mirrorDir, id, 'MODEL_CARD'), 'License: CC0');
    const names = [`${id}.onnx`, `${id}.onnx.json`, 'MODEL_CARD'];
    const contents = await Promise.all(names.map((name) => readFile(path.join(mirrorDir, id, name))));
    const hash = (kind: string) => contents.map((data) => createHash(kind).update(data).digest('hex'));
    const table = (digests: readonly string[]) => {
      const bytes = contents.map(({ length }) => length);
      const voices = [{ id, name: 'Hum', language: 'xx', folder: 'a/b', bytes, md5: digests }];
      return JSON.stringify({ source: 'here', repository: 'a/b', revision: 'main', voices });
    };
    const pull = async (digests: readonly string[]) => {
      const [entry] = readPiperCatalog(table(digests), 'table.json');
      assert.ok(entry);
      const events: string[] = [];
      const world = { modelsDir, mirrorDir, allowDownload: false };
      for await (const event of pullModel(entry.model, world, systemClock, signal)) events.push(event.kind);
      return events;
    };
    await assert.rejects(pull(['0'.repeat(32), ...hash('md5').slice(1)]), (error) =>
      isLectorError(error, 'NETWORK_REFUSED'),
    );
    assert.equal((await pull(hash('md5'))).at(-1), 'installed');
    const sums = await readFile(path.join(modelsDir, id, 'SHA256SUMS'), 'utf8');
    assert.equal(
      sums,
      hash('sha256')
        .map((digest, at) => `${digest}  ${names[at]}\n`)
        .join(''),
    );
  });
});
