import {
  attribute,
  elementType,
  graph,
  int64List,
  model,
  nodeField,
  readNode,
  tensor,
  tensorType,
  type,
  valueInfo,
} from './onnxFields.js';
import { widenDecoder } from './widenDecoder.js';
import { joinBytes, lengthField, lengthParts, readFields, varintField } from './protobuf.js';

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
  const modelFields = [...readFields(onnx)];
  const graphField = modelFields.find(({ number }) => number === model.graph);
  if (!graphField) throw new Error('it holds no graph');
  const kept: Uint8Array[] = [];
  const noises: string[] = [];
  const durations: string[] = [];
  for (const field of widenDecoder([...readFields(graphField.bytes)])) {
    if (field.number === graph.initializer) refuseExternal(field.bytes);
    if (field.number !== graph.node) {
      kept.push(field.whole);
      continue;
    }
    const { opType, inputs, outputs, attributes } = readNode(field);
    for (const { bytes } of attributes) refuseExternalAttribute(bytes);
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
  const changed = lengthParts(model.graph, [
    ...kept,
    int64List(zeros, [0, 0, 0]),
    ...noises.map((name) => floatValue(graph.input, name)),
    floatValue(graph.output, ceil),
  ]);
  const bytes = joinBytes(modelFields.flatMap((field) => (field === graphField ? changed : [field.whole])));
  return { bytes, durations: ceil, noises };
}

function refuseExternalAttribute(bytes: Uint8Array): void {
  for (const field of readFields(bytes)) {
    if (field.number === attribute.tensor) refuseExternal(field.bytes);
    if (field.number === attribute.graph) {
      for (const inner of readFields(field.bytes)) {
        if (inner.number === graph.node)
          readNode(inner).attributes.forEach(({ bytes }) => refuseExternalAttribute(bytes));
        if (inner.number === graph.initializer) refuseExternal(inner.bytes);
      }
    }
  }
}

function refuseExternal(bytes: Uint8Array): void {
  for (const { number, value } of readFields(bytes)) {
    if (number === tensor.externalData || (number === tensor.dataLocation && value !== 0)) {
      throw new Error('it keeps weights in other files (external_data)');
    }
  }
}

/** `output` = `noise` cut to the shape of `like`. */
function slice(noise: string, like: string, output: string): readonly Uint8Array[] {
  const shape = `${noise}_shape`;
  return [nodeField('Shape', [like], [shape]), nodeField('Slice', [noise, zeros, shape], [output])];
}

function floatValue(place: number, name: string): Uint8Array {
  const float = lengthField(type.tensor, varintField(tensorType.elemType, elementType.float));
  return lengthField(place, lengthField(valueInfo.name, name), lengthField(valueInfo.type, float));
}
