import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openOnnx } from '../../../src/core/engines/onnx.js';
import { readPiperVoice } from '../../../src/core/engines/piperVoice.js';
import { answerWork } from './answerWork.js';

/** Phoneme ids of the sentences of one text. */
export type BarePiperWork = readonly (readonly number[])[];

// The voice's own graph in a session with the options of Lector's, and nothing beside it: no phonemes, noise or words.
const [modelsDir = '', name = ''] = process.argv.slice(2);
const file = path.join(modelsDir, name, `${name}.onnx`);
const { audio, inference } = readPiperVoice(readFileSync(`${file}.json`, 'utf8'));
const session = await openOnnx(readFileSync(file), 1);
const scales = Float32Array.of(inference.noise_scale, inference.length_scale, inference.noise_w);

answerWork(async (work) => {
  let samples = 0;
  for (const ids of work as BarePiperWork) {
    const { output } = await session.run({
      input: { data: BigInt64Array.from(ids, BigInt), dims: [1, ids.length] },
      input_lengths: { data: BigInt64Array.of(BigInt(ids.length)), dims: [1] },
      scales: { data: scales, dims: [3] },
    });
    samples += output?.data.length ?? 0;
  }
  return samples / audio.sample_rate;
});
