import { constantDims, type Dims } from './constantDims.js';
import {
  attribute,
  attributeType,
  dimsOfTensor,
  graph,
  int64List,
  nameOfTensor,
  node,
  nodeField,
  readNode,
  tensor,
  type GraphNode,
} from './onnxFields.js';
import { findDecoder, isConvolution, type Decoder } from './piperDecoder.js';
import { joinBytes, lengthField, numbersOf, readFields, textOf, varintField, type ProtoField } from './protobuf.js';

/** Shapes for Reshape: 0 keeps a size, −1 takes the rest. */
const wide = { name: 'lector_wide', sizes: [0, 0, 1, -1] };
const narrow = { name: 'lector_narrow', sizes: [0, 0, -1] };

/**
 * Gives the 1-D convolutions of a voice's decoder a second dimension of size 1: ONNX Runtime lays out only 2-D ones for
 * the processor's vectors (docs/benchmarks.md has the gain). Samples differ by no more than rounding. A graph whose
 * decoder isn't understood comes back as it was.
 */
export function widenDecoder(fields: readonly ProtoField[]): readonly ProtoField[] {
  const nodes = new Map(fields.filter(({ number }) => number === graph.node).map((field) => [field, readNode(field)]));
  const constants = constantDims(fields, [...nodes.values()]);
  const decoder = findDecoder([...nodes.values()], constants);
  if (!decoder) return fields;
  const others = [...nodes.values()].filter((one) => !decoder.nodes.has(one));
  const wanted = new Set(others.flatMap(({ inputs }) => inputs));
  const made = new Set([...decoder.nodes].flatMap(({ outputs }) => outputs));

  const around = (one: GraphNode): readonly Uint8Array[] => {
    const entering = dataOf(one, constants).filter((name) => !made.has(name));
    for (const name of entering) made.add(name);
    const leaving = one.outputs.filter((name) => wanted.has(name));
    return [
      ...entering.map((name) => nodeField('Reshape', [name, wide.name], [widened(name)])),
      ...widenNode(one, dataOf(one, constants)),
      ...leaving.map((name) => nodeField('Reshape', [widened(name), narrow.name], [name])),
    ];
  };
  const changed = fields.flatMap((field): readonly Uint8Array[] => {
    const one = nodes.get(field);
    if (one) return decoder.nodes.has(one) ? around(one) : [field.whole];
    // What was known of the sizes between holds no longer.
    return field.number === graph.valueInfo ? [] : [widenWeight(field, decoder)];
  });
  const shapes = [wide, narrow].map(({ name, sizes }) => int64List(name, sizes));
  return [...readFields(joinBytes([...shapes, ...changed]))];
}

/** What flows through a node, its weights and numbers aside. */
function dataOf(one: GraphNode, constants: ReadonlyMap<string, Dims>): readonly string[] {
  return one.inputs.filter((name, at) => !constants.has(name) && (at === 0 || !isConvolution(one)));
}

function widenNode(one: GraphNode, data: readonly string[]): readonly Uint8Array[] {
  const { opType, inputs, outputs } = one;
  const attributes = one.attributes.map((field) => (isConvolution(one) ? widenAttribute(field) : field.whole));
  const from = inputs.map((name) => (data.includes(name) ? widened(name) : name));
  const to = outputs.map(widened);
  if (opType !== 'ConvTranspose') return [nodeField(opType, from, to, attributes)];
  const raw = to.map((name) => `${name}_raw`);
  // This pool changes nothing, but unlike an upsampling convolution's its output is laid out for vectors.
  const kernel = numbersAttribute('kernel_shape', [1, 1]);
  return [nodeField(opType, from, raw, attributes), nodeField('MaxPool', raw, to, [kernel])];
}

/** An attribute of a 1-D convolution as a 2-D one has it. */
function widenAttribute(field: ProtoField): Uint8Array {
  const parts = [...readFields(field.bytes)];
  const name = parts.filter(({ number }) => number === attribute.name).map(textOf)[0] ?? '';
  const [first = 0, second = 0] = parts.filter(({ number }) => number === attribute.ints).flatMap(numbersOf);
  switch (name) {
    case 'kernel_shape':
    case 'strides':
    case 'dilations':
      return numbersAttribute(name, [1, first]);
    case 'output_padding':
      return numbersAttribute(name, [0, first]);
    case 'pads':
      return numbersAttribute(name, [0, first, 0, second]);
    default:
      return field.whole;
  }
}

function widenWeight(field: ProtoField, { weights }: Decoder): Uint8Array {
  if (field.number !== graph.initializer || !weights.has(nameOfTensor(field.bytes))) return field.whole;
  const [outputs = 0, inputs = 0, width = 0] = dimsOfTensor(field.bytes);
  const others = [...readFields(field.bytes)].filter(({ number }) => number !== tensor.dims);
  return lengthField(
    graph.initializer,
    ...[outputs, inputs, 1, width].map((size) => varintField(tensor.dims, size)),
    ...others.map(({ whole }) => whole),
  );
}

function numbersAttribute(name: string, numbers: readonly number[]): Uint8Array {
  return lengthField(
    node.attribute,
    lengthField(attribute.name, name),
    varintField(attribute.type, attributeType.ints),
    ...numbers.map((value) => varintField(attribute.ints, value)),
  );
}

function widened(name: string): string {
  return `lector_2d_${name}`;
}
