import { readFileSync } from 'node:fs';
import { prepareKokoroGraph } from '../../../src/core/engines/kokoroGraph.js';
import { openOnnx } from '../../../src/core/engines/onnx.js';
import { answerWork } from './answerWork.js';

/** The utterances of one text: phoneme ids, and the row of the voice's table of styles that goes with so many. */
export type BareKokoroWork = readonly { readonly ids: readonly number[]; readonly style: readonly number[] }[];

/** Of the model, samples a second. */
const sampleRate = 24_000;

// A session with the options of Lector's and nothing beside it: no phonemes and no words. The graph is Lector's
// (`floats`) or the file as it is (`int8`).
const [file = '', numbers = '', threads = ''] = process.argv.slice(2);
const onnx = readFileSync(file);
const session = await openOnnx(numbers === 'floats' ? prepareKokoroGraph(onnx).bytes : onnx, Number(threads));
const [tokens = ''] = session.inputs;

answerWork(async (work) => {
  let samples = 0;
  for (const { ids, style } of work as BareKokoroWork) {
    const { audio } = await session.run({
      [tokens]: { data: BigInt64Array.from(ids, BigInt), dims: [1, ids.length] },
      style: { data: Float32Array.from(style), dims: [1, style.length] },
      speed: { data: Float32Array.of(1), dims: [1] },
    });
    samples += audio?.data.length ?? 0;
  }
  return samples / sampleRate;
});
