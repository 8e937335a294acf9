import { floatValue, graph, int64List, nodeField, readModel, readNode, writeModel } from './onnxFields.js';
import { refuseExternalWeights } from './externalWeights.js';
import { widenDecoder } from './widenDecoder.js';
import { readFields } from './protobuf.js';

/** A voice's graph made ready: its durations come out, its random numbers go in. */
export interface PiperGraph {
  readonly bytes: Uint8Array;
  /** Name of the output that holds the frames of each phoneme id. */
  readonly durations: string;
  /** Names of the float inputs [1, channels, frames] that stand for the graph's own dice; larger ones are cut to size. */
  readonly noises: readonly string[];
}

const zeros = 'lector_zeros';

/**
 * Rewrites a Piper voice in memory: the `Ceil` node's output (frames a phoneme id takes) becomes an output of the
 * graph, each RandomNormalLike becomes a slice of an input, so that the same request gives the same take, and the
 * decoder is widened, so that it takes less time.
 * @throws Error where the file isn't such a graph or keeps weights in other files.
 */
export function preparePiperGraph(onnx: Uint8Array): PiperGraph {
  const read = readModel(onnx);
  const fields = [...readFields(read.inside.bytes)];
  refuseExternalWeights(fields);
  const kept: Uint8Array[] = [];
  const noises: string[] = [];
  const durations: string[] = [];
  for (const field of widenDecoder(fields)) {
    if (field.number !== graph.node) {
      kept.push(field.whole);
      continue;
    }
    const { opType, inputs, outputs } = readNode(field);
    const [output = ''] = outputs;
    if (opType === 'Ceil') durations.push(output);
    if (opType === 'RandomNormalLike') {
      const noise = `lector_noise_${noises.length}`;
      noises.push(noise);
      kept.push(...slice(noise, inputs[0] ?? '', output));
    } else {
      kept.push(field.whole);
    }
  }
  const [ceil] = durations;
  if (ceil === undefined || durations.length > 1)
    throw new Error(`it has ${durations.length} Ceil nodes instead of one`);
  const bytes = writeModel(read, [
    ...kept,
    int64List(zeros, [0, 0, 0]),
    ...noises.map((name) => floatValue(graph.input, name)),
    floatValue(graph.output, ceil),
  ]);
  return { bytes, durations: ceil, noises };
}

/** `output` = `noise` cut to the shape of `like`. */
function slice(noise: string, like: string, output: string): readonly Uint8Array[] {
  const shape = `${noise}_shape`;
  return [nodeField('Shape', [like], [shape]), nodeField('Slice', [noise, zeros, shape], [output])];
}
