import { refuseExternalWeights } from './externalWeights.js';
import { graphValue, graph, readModel, readNode, writeModel } from './onnxFields.js';
import { readFields } from './protobuf.js';
import { unquantize } from './unquantize.js';

/** Kokoro's graph made ready: its durations come out. */
export interface KokoroGraph {
  readonly bytes: Uint8Array;
  /** Name of the output that holds the frames of each phoneme. */
  readonly durations: string;
}

/**
 * Rewrites Kokoro in memory: floats instead of quantized numbers, and the output of its one Round node, the frames that each
 * phoneme takes, becomes an output of the graph.
 * @throws Error where the file isn't such a graph or keeps weights in other files.
 */
export function prepareKokoroGraph(onnx: Uint8Array): KokoroGraph {
  const read = readModel(onnx);
  const fields = [...readFields(read.inside.bytes)];
  refuseExternalWeights(fields);
  const nodes = fields.filter(({ number }) => number === graph.node).map(readNode);
  const durations = nodes.filter(({ opType }) => opType === 'Round').flatMap(({ outputs }) => outputs);
  const [round] = durations;
  if (round === undefined || durations.length > 1)
    throw new Error(`it has ${durations.length} Round nodes instead of one`);
  return { bytes: writeModel(read, [...unquantize(fields), graphValue(graph.output, round)]), durations: round };
}
