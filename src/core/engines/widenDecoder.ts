import type { Dims } from './constantDims.js';
import { decoderShapes } from './decoderShapes.js';
import {
  dimsOfTensor,
  graph,
  graphValue,
  int64List,
  nameOfTensor,
  nodeField,
  tensor,
  type GraphNode,
} from './onnxFields.js';
import { isConvolution } from './piperDecoder.js';
import { readDecoder } from './readDecoder.js';
import { fieldsOf, lengthField, readFields, varintField, type ProtoField } from './protobuf.js';
import { readUpsampling } from './readUpsampling.js';
import { widenNode } from './widenNode.js';

/** Shapes for Reshape: 0 keeps a size, −1 takes the rest. */
const wide = { name: 'lector_wide', sizes: [0, 0, 1, -1] };
const narrow = { name: 'lector_narrow', sizes: [0, 0, -1] };

/**
 * Gives the 1-D convolutions of a voice's decoder a second dimension of size 1: ONNX Runtime lays out only 2-D ones for
 * the processor's vectors (docs/benchmarks.md has the gain). Samples differ by no more than rounding. A graph whose
 * decoder isn't understood comes back as it was.
 */
export function widenDecoder(fields: readonly ProtoField[]): readonly ProtoField[] {
  const read = readDecoder(fields);
  if (!read) return fields;
  const { nodes, all, constants, decoder } = read;
  const others = all.filter((one) => !decoder.nodes.has(one));
  const wanted = new Set(others.flatMap(({ inputs }) => inputs));
  const made = new Set([...decoder.nodes].flatMap(({ outputs }) => outputs));
  const shapes = decoderShapes(decoder, all, constants);
  const upsamplings = readUpsampling(fields, decoder, constants);
  const onlyConvolved = ({ outputs }: GraphNode) =>
    all.every((one) => one.opType === 'Conv' || !one.inputs.some((name) => outputs.includes(name)));

  const around = (one: GraphNode): readonly Uint8Array[] => {
    const data = dataOf(one, constants);
    const entering = data.filter((name) => !made.has(name));
    for (const name of entering) made.add(name);
    const leaving = one.outputs.filter((name) => wanted.has(name));
    const activated = onlyConvolved(one) ? shapes.get(data[0] ?? '') : undefined;
    return [
      ...entering.map((name) => nodeField('Reshape', [name, wide.name], [widened(name)])),
      ...widenNode({
        node: one,
        from: one.inputs.map((name) => (data.includes(name) ? widened(name) : name)),
        to: one.outputs.map(widened),
        upsampling: upsamplings.get(one),
        activated,
      }),
      ...leaving.map((name) => nodeField('Reshape', [widened(name), narrow.name], [name])),
    ];
  };
  const taken = new Set([...upsamplings.keys()].map(({ inputs }) => inputs[1]));
  const changed = fields.flatMap((field): readonly ProtoField[] => {
    const one = nodes.get(field);
    if (one) return decoder.nodes.has(one) ? fieldsOf(...around(one)) : [field];
    // What was known of the sizes between holds no longer.
    if (field.number === graph.valueInfo) return [];
    const name = field.number === graph.initializer ? nameOfTensor(field.bytes) : '';
    if (taken.has(name)) return [];
    return decoder.weights.has(name) ? fieldsOf(widenWeight(field)) : [field];
  });
  const reshapes = [wide, narrow].map(({ name, sizes }) => int64List(name, sizes));
  // Values that are known to be as long as one another are added up while one of them is being made.
  const known = [...shapes].map(([name, { channels, lengthOf }]) =>
    graphValue(graph.valueInfo, widened(name), 'float', ['lector_batch', channels, 1, lengthOf]),
  );
  return [...fieldsOf(...reshapes), ...changed, ...fieldsOf(...known)];
}

/** What flows through a node, its weights and numbers aside. */
function dataOf(one: GraphNode, constants: ReadonlyMap<string, Dims>): readonly string[] {
  return one.inputs.filter((name, at) => !constants.has(name) && (at === 0 || !isConvolution(one)));
}

function widenWeight(field: ProtoField): Uint8Array {
  const [outputs = 0, inputs = 0, width = 0] = dimsOfTensor(field.bytes);
  const others = [...readFields(field.bytes)].filter(({ number }) => number !== tensor.dims);
  return lengthField(
    graph.initializer,
    ...[outputs, inputs, 1, width].map((size) => varintField(tensor.dims, size)),
    ...others.map(({ whole }) => whole),
  );
}

function widened(name: string): string {
  return `lector_2d_${name}`;
}
