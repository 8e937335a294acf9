import {
  dimsOfTensor,
  elementType,
  floatTensor,
  graph,
  nameOfTensor,
  nodeField,
  readNode,
  tensor,
  type GraphNode,
} from './onnxFields.js';
import { numbersOf, readFields, type ProtoField } from './protobuf.js';

/** Integer arithmetic and what does the same with floats. */
const floatForms: Readonly<Record<string, string>> = { ConvInteger: 'Conv', MatMulInteger: 'MatMul' };
/** ONNX's number of the type that a Cast to int32 names. */
const int32 = 6;

/**
 * Turns the dynamically quantized convolutions and matrices of a graph back into floats, which ONNX Runtime computes in half
 * the time (docs/benchmarks.md): what was quantized on the way stays as it is with a scale of 1, weights become
 * `q − zero point`, biases aren't rounded. The graph still multiplies by the scales of the weights. Yields whole fields.
 * @throws Error where a weight isn't of a form that is known.
 */
export function* unquantize(fields: readonly ProtoField[]): Generator<Uint8Array, void> {
  const nodes = new Map(fields.filter(({ number }) => number === graph.node).map((field) => [field, readNode(field)]));
  const zeroPoints = new Map<string, string>();
  for (const { opType, inputs } of nodes.values()) {
    if (opType in floatForms) zeroPoints.set(inputs[1] ?? '', inputs[3] ?? '');
  }
  const initializers = new Map(
    fields.filter(({ number }) => number === graph.initializer).map(({ bytes }) => [nameOfTensor(bytes), bytes]),
  );
  const rounded = roundedBiases([...nodes.values()]);

  for (const field of fields) {
    const one = nodes.get(field);
    const zeroPoint = field.number === graph.initializer ? zeroPoints.get(nameOfTensor(field.bytes)) : undefined;
    if (one) yield* floatNode(one, field, rounded);
    else if (zeroPoint !== undefined) yield floatWeight(field.bytes, initializers.get(zeroPoint));
    // What was known of types between holds no longer.
    else if (field.number !== graph.valueInfo) yield field.whole;
  }
}

function* floatNode(one: GraphNode, field: ProtoField, rounded: ReadonlySet<string>): Generator<Uint8Array, void> {
  const { opType, inputs, outputs } = one;
  const [input = ''] = inputs;
  const [output = '', scale = ''] = outputs;
  const floatForm = floatForms[opType];
  if (opType === 'DynamicQuantizeLinear') {
    yield nodeField('Identity', [input], [output]);
    yield floatTensor(scale, [], Float32Array.of(1));
  } else if (floatForm !== undefined) {
    yield nodeField(
      floatForm,
      inputs.slice(0, 2),
      [output],
      one.attributes.map(({ whole }) => whole),
    );
  } else if (rounded.has(output)) yield nodeField('Identity', [input], [output]);
  else yield field.whole;
}

/** Outputs of the nodes that make whole numbers of biases: a Floor and the Cast to int32 after it. */
function roundedBiases(nodes: readonly GraphNode[]): ReadonlySet<string> {
  const floors = new Set(nodes.filter(({ opType }) => opType === 'Floor').flatMap(({ outputs }) => outputs));
  const casts = nodes.filter(
    (one) => one.opType === 'Cast' && floors.has(one.inputs[0] ?? '') && castsTo(one) === int32,
  );
  return new Set(casts.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]));
}

function castsTo({ attributes }: GraphNode): number | undefined {
  return attributes.flatMap(({ bytes }) => [...readFields(bytes)]).find(({ number }) => number === 3)?.value;
}

function floatWeight(weight: Uint8Array, zeroPoint: Uint8Array | undefined): Uint8Array {
  const dims = dimsOfTensor(weight);
  const numbers = integersOf(weight);
  const zeros = zeroPoint ? integersOf(zeroPoint) : [0];
  const columns = zeros.length;
  const floats = new Float32Array(numbers.length);
  for (let at = 0; at < floats.length; at++) floats[at] = (numbers[at] ?? 0) - (zeros[at % columns] ?? 0);
  return floatTensor(nameOfTensor(weight), dims, floats);
}

/** Bytes, signed or not, as they lie there; a few of them, none below 0, may stand as numbers instead. */
function integersOf(bytes: Uint8Array): ArrayLike<number> {
  const fields = [...readFields(bytes)];
  const kind = fields.find(({ number }) => number === tensor.dataType)?.value;
  const raw = fields.find(({ number }) => number === tensor.rawData)?.bytes;
  const numbers = fields.filter(({ number }) => number === tensor.int32Data).flatMap(numbersOf);
  if (raw && kind === elementType.uint8) return raw;
  if (raw && kind === elementType.int8) return new Int8Array(raw.buffer, raw.byteOffset, raw.length);
  if (numbers.length > 0 && numbers.every((value) => value < 0x80)) return numbers;
  throw new Error(`its weight ${nameOfTensor(bytes)} isn't of bytes`);
}
