import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { isLectorError } from '../../src/core/base/errors.js';
import { kokoro } from '../../src/core/engines/kokoro.js';
import type { LoadedEngine } from '../../src/core/engines/engine.js';
import { defaultModelsDir } from '../../src/core/jobs/defaultModelsDir.js';
import { espeakDir } from '../helpers/engineHost.js';

const { signal } = new AbortController();
const setting = { espeakDir, modelsDir: defaultModelsDir(), threads: availableParallelism(), options: {} };

/** A paragraph without a stop, so that it must be cut inside of its one sentence, each word known by its place. */
const clauses = [
  'the keeper went down to the harbour with a lantern in his hand',
  'the printer set the last line of the page by the light of the window',
  'a schooner lay at the quay and nobody knew where she had come from',
  'the children ran along the wall and counted the gulls upon the roof',
];
const paragraph = `${Array.from({ length: 32 }, (_, at) => clauses[at % clauses.length]).join(', ')}.`;

async function load(voice: string, modelsDir = setting.modelsDir): Promise<LoadedEngine | undefined> {
  try {
    return await kokoro.load({ ...setting, modelsDir }, voice, signal);
  } catch (error) {
    if (!isLectorError(error, 'MODEL_MISSING')) throw error;
    console.log(`      skipped: ${error.message}`);
    return undefined;
  }
}

const request = (voice: string, language: string, text: string) => ({
  engine: 'kokoro',
  voice,
  language,
  rate: 1,
  text,
});

/** Unstressed words are quiet, but silence between words is below −60 dBFS. */
const quietest = -55;

/** Mean power of a stretch, in dBFS. */
function level(samples: Float32Array, start: number, end: number): number {
  const piece = samples.subarray(Math.round(start), Math.round(end));
  return 10 * Math.log10(piece.reduce((sum, sample) => sum + sample ** 2, 0) / piece.length);
}

/** The bytes with names in an ONNX file changed for others of the same length. */
function renamed(onnx: Buffer, names: Readonly<Record<string, string>>): Buffer {
  const lengthAndName = (name: string) => String.fromCharCode(name.length) + name;
  return Object.entries(names).reduce(
    (bytes, [from, to]) =>
      Buffer.from(bytes.toString('latin1').replaceAll(lengthAndName(from), lengthAndName(to)), 'latin1'),
    onnx,
  );
}

describe('kokoro with its real model', () => {
  let loaded: LoadedEngine | undefined;
  before(async () => {
    loaded = await load('af_heart');
  });
  after(() => loaded?.dispose());

  it('speaks every word of a paragraph of 2,000 phonemes', async function () {
    if (!loaded) return this.skip();
    const { samples, sampleRate, tokens, words } = await loaded.speak(request('af_heart', 'en-US', paragraph), signal);
    assert.ok(tokens > 2000, `${tokens} phonemes`);
    // eSpeak NG says some small words in one: “of the”.
    const spoken = words.map(({ textStart, textEnd }) => paragraph.slice(textStart, textEnd));
    assert.equal(spoken.join(' '), paragraph.match(/\w+/g)?.join(' '));
    for (const { start, end, textStart, textEnd } of words) {
      const loud = level(samples, start * sampleRate, end * sampleRate);
      assert.ok(loud > quietest, `“${paragraph.slice(textStart, textEnd)}” at ${start} s has ${loud} dBFS`);
    }
  });

  const languages = [
    ['bf_emma', 'en-GB', 'The keeper went down to the harbour.'],
    ['ef_dora', 'es', 'El farero bajó al puerto con su linterna.'],
    ['ff_siwis', 'fr-FR', 'Le gardien descendit au port avec sa lanterne.'],
    ['if_sara', 'it', 'Il guardiano scese al porto con la lanterna.'],
    ['pf_dora', 'pt-BR', 'O faroleiro desceu ao porto com a lanterna.'],
    ['hf_alpha', 'hi', 'रखवाला लालटेन लेकर बंदरगाह गया।'],
  ] as const;
  for (const [voice, language, text] of languages) {
    it(`speaks ${language}`, async function () {
      if (!loaded) return this.skip();
      const { samples, sampleRate, words } = await loaded.speak(request(voice, language, text), signal);
      const spoken = words.map(({ textStart, textEnd }) => text.slice(textStart, textEnd));
      assert.equal(spoken.join(' '), text.replace(/[.।]$/u, ''));
      const seconds = samples.length / sampleRate;
      assert.ok(seconds > text.length / 30 && seconds < text.length / 6, `${seconds} s`);
      for (const { start, end } of words) assert.ok(level(samples, start * sampleRate, end * sampleRate) > quietest);
    });
  }

  it('speaks with a file whose inputs and output have other names, as exports differ', async function () {
    if (!loaded) return this.skip();
    const [here, elsewhere] = [
      path.join(setting.modelsDir, 'kokoro-82m'),
      await mkdtemp(path.join(tmpdir(), 'lector-kokoro-')),
    ];
    const there = path.join(elsewhere, 'kokoro-82m');
    await mkdir(there);
    for (const name of ['vocab.json', 'af_heart.bin']) await copyFile(path.join(here, name), path.join(there, name));
    const [model = ''] = (await readdir(here)).filter((name) => name.endsWith('.onnx'));
    const onnx = renamed(await readFile(path.join(here, model)), { tokens: 'inputs', audio: 'waves' });
    await writeFile(path.join(there, model), onnx);
    const other = await load('af_heart', elsewhere);
    await rm(elsewhere, { recursive: true, force: true });
    const asked = request('af_heart', 'en-US', 'The lamp was lit.');
    const [own, theirs] = [await loaded.speak(asked, signal), await other?.speak(asked, signal)];
    await other?.dispose();
    assert.deepEqual(theirs?.samples, own.samples);
    assert.deepEqual(theirs.words, own.words);
  });

  it('speaks English with its Japanese and Chinese voices, and refuses one that it has not', async function () {
    if (!loaded) return this.skip();
    for (const voice of ['jf_nezumi', 'zm_yunxi']) {
      const { words } = await loaded.speak(request(voice, 'en-US', 'The lamp was lit.'), signal);
      assert.equal(words.length, 4);
    }
    await assert.rejects(load('xf_nobody'), (error) => isLectorError(error, 'VOICE_UNKNOWN'));
  });
});
