import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import wavefile from 'wavefile';
import { cutAtPauses } from '../../../src/core/audio/cutAtPauses.js';
import type { WhisperSetting } from '../whisper.js';
import { answerWork } from './answerWork.js';

/** What is used of `@huggingface/transformers`, which is installed for the bench alone. */
interface Transformers {
  readonly env: { localModelPath: string; cacheDir: string; allowRemoteModels: boolean };
  readonly pipeline: (
    task: 'automatic-speech-recognition',
    model: string,
    options: { readonly dtype: string },
  ) => Promise<(samples: Float32Array) => Promise<{ readonly text: string }>>;
}

/** What Whisper was trained on, and less than the 30 s that it hears at once by the silence around each piece. */
const sampleRate = 16_000;
const mostSeconds = 29;
const silenceSeconds = 0.25;

// Whisper alone: it is sent the path of a WAV and answers with the words.
const { packages, models, model, cache } = JSON.parse(process.argv[2] ?? '') as WhisperSetting;
const { env, pipeline } = createRequire(path.join(packages, 'package.json'))(
  '@huggingface/transformers',
) as Transformers;
env.allowRemoteModels = cache !== undefined;
if (models !== undefined) env.localModelPath = models;
if (cache !== undefined) env.cacheDir = cache;
const transcribe = await pipeline('automatic-speech-recognition', model, { dtype: 'q8' });

answerWork(async (file) => {
  const texts: string[] = [];
  for (const piece of cutAtPauses(await read(String(file)), sampleRate, mostSeconds)) {
    const { text } = await transcribe(amidSilence(piece));
    texts.push(text.trim());
  }
  return texts.join(' ');
});

/** A WAV of 16 bits as Whisper wants it. The library filters what a lower rate can't hold. */
async function read(file: string): Promise<Float32Array> {
  const wav = new wavefile.WaveFile(await readFile(file));
  wav.toSampleRate(sampleRate);
  return Float32Array.from(wav.getSamples(false, Float32Array), (sample) => sample / 32768);
}

function amidSilence(piece: Float32Array): Float32Array {
  const before = silenceSeconds * sampleRate;
  const all = new Float32Array(piece.length + 2 * before);
  all.set(piece, before);
  return all;
}
