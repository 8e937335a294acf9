import { joinBytes, lengthField, lengthParts, readFields, textOf, varintField, type ProtoField } from './protobuf.js';

/** A voice's graph made ready: its durations come out, its random numbers go in. */
export interface PiperGraph {
  readonly bytes: Uint8Array;
  /** Name of the output that holds the frames of each phoneme id. */
  readonly durations: string;
  /** Names of the float inputs [1, channels, frames] that stand for the graph's own dice; larger ones are cut to size. */
  readonly noises: readonly string[];
}

/** Field numbers of onnx.proto3. */
const model = { graph: 7 };
const graph = { node: 1, initializer: 5, input: 11, output: 12 };
const node = { input: 1, output: 2, opType: 4, attribute: 5 };
const attribute = { tensor: 5, graph: 6 };
const tensor = { dims: 1, dataType: 2, int64Data: 7, name: 8, externalData: 13, dataLocation: 14 };
const valueInfo = { name: 1, type: 2 };
const type = { tensor: 1 };
const tensorType = { elemType: 1 };
const elementType = { float: 1, int64: 7 };

const zeros = 'lector_zeros';

/**
 * Rewrites a Piper voice in memory: the `Ceil` node's output (frames a phoneme id takes) becomes an output of the
 * graph, and each RandomNormalLike becomes a slice of an input, so that the same request gives the same take.
 * @throws Error where the file isn't such a graph or keeps weights in other files.
 */
export function preparePiperGraph(onnx: Uint8Array): PiperGraph {
  const modelFields = [...readFields(onnx)];
  const graphField = modelFields.find(({ number }) => number === model.graph);
  if (!graphField) throw new Error('it holds no graph');
  const kept: Uint8Array[] = [];
  const noises: string[] = [];
  const durations: string[] = [];
  for (const field of readFields(graphField.bytes)) {
    if (field.number === graph.initializer) refuseExternal(field.bytes);
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
  const changed = lengthParts(model.graph, [
    ...kept,
    zeroStarts(),
    ...noises.map((name) => floatValue(graph.input, name)),
    floatValue(graph.output, ceil),
  ]);
  const bytes = joinBytes(modelFields.flatMap((field) => (field === graphField ? changed : [field.whole])));
  return { bytes, durations: ceil, noises };
}

function readNode(field: ProtoField) {
  const fields = [...readFields(field.bytes)];
  const texts = (number: number) => fields.filter((one) => one.number === number).map(textOf);
  for (const one of fields) if (one.number === node.attribute) refuseExternalAttribute(one.bytes);
  return { opType: texts(node.opType)[0] ?? '', inputs: texts(node.input), outputs: texts(node.output) };
}

function refuseExternalAttribute(bytes: Uint8Array): void {
  for (const field of readFields(bytes)) {
    if (field.number === attribute.tensor) refuseExternal(field.bytes);
    if (field.number === attribute.graph) {
      for (const inner of readFields(field.bytes)) {
        if (inner.number === graph.node) readNode(inner);
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
  return [nodeField('Shape', [like], shape), nodeField('Slice', [noise, zeros, shape], output)];
}

function nodeField(opType: string, inputs: readonly string[], output: string): Uint8Array {
  return lengthField(
    graph.node,
    ...inputs.map((name) => lengthField(node.input, name)),
    lengthField(node.output, output),
    lengthField(node.opType, opType),
  );
}

function zeroStarts(): Uint8Array {
  return lengthField(
    graph.initializer,
    varintField(tensor.dims, 3),
    varintField(tensor.dataType, elementType.int64),
    lengthField(tensor.int64Data, Uint8Array.of(0, 0, 0)),
    lengthField(tensor.name, zeros),
  );
}

function floatValue(place: number, name: string): Uint8Array {
  const float = lengthField(type.tensor, varintField(tensorType.elemType, elementType.float));
  return lengthField(place, lengthField(valueInfo.name, name), lengthField(valueInfo.type, float));
}
