import { decoderReach } from './decoderReach.js';
import {
  attributeField,
  floatsOfTensor,
  floatTensor,
  graph,
  int64List,
  nameOfTensor,
  nodeField,
  numbersOfAttribute,
  type GraphNode,
} from './onnxFields.js';
import { readDecoder } from './readDecoder.js';
import { fieldsOf, type ProtoField } from './protobuf.js';

/** As many as ONNX Runtime computes at once: for a single channel it computes as many, and drops all but one. */
const block = 16;

/**
 * Lets the convolution that makes a decoder's samples, its only one with one channel, make a block of them at a time, one a channel,
 * which are then told one after the other (docs/benchmarks.md has the gain). A decoder that isn't understood, or whose samples
 * don't come in whole blocks, stays as it is.
 */
export function blockSamples(fields: readonly ProtoField[]): readonly ProtoField[] {
  const read = readDecoder(fields);
  if (!read) return fields;
  const { nodes, all, constants, decoder } = read;
  const places = decoderReach(decoder, all, constants);
  const isLast = (one: GraphNode) => {
    const [outputs, , width = 0] = constants.get(one.inputs[1] ?? '') ?? [];
    const [before = 0, after = 0] = numbersOfAttribute(one, 'pads');
    const isPlain = ['strides', 'dilations', 'group'].every((name) => (numbersOfAttribute(one, name)[0] ?? 1) === 1);
    const { scale = 1 } = places.get(one.inputs[0] ?? '') ?? {};
    return outputs === 1 && isPlain && before + after === width - 1 && scale % block === 0;
  };
  const last = [...decoder.nodes].filter((one) => one.opType === 'Conv' && one.inputs.length === 2 && isLast(one));
  const [one] = last;
  const weight = fields.find(
    (field) => field.number === graph.initializer && nameOfTensor(field.bytes) === one?.inputs[1],
  );
  const floats = weight && floatsOfTensor(weight.bytes);
  if (last.length > 1 || !one || !floats) return fields;
  const inputs = constants.get(one.inputs[1] ?? '')?.[1] ?? 0;
  return fields.flatMap((field): readonly ProtoField[] => {
    if (field === weight) return [];
    return nodes.get(field) === one ? fieldsOf(...inBlocks(one, floats, inputs)) : [field];
  });
}

/** The same convolution with a stride of a block, and its channels set one after the other. */
function inBlocks(one: GraphNode, weight: Float32Array, inputs: number): readonly Uint8Array[] {
  const [heard = '', weightName = ''] = one.inputs;
  const [output = ''] = one.outputs;
  const width = weight.length / inputs;
  const kernel = width + block - 1;
  const blocked = new Float32Array(block * inputs * kernel);
  for (let sample = 0; sample < block; sample++)
    for (let input = 0; input < inputs; input++)
      blocked.set(weight.subarray(input * width, (input + 1) * width), (sample * inputs + input) * kernel + sample);
  const [blocks, turned, shape] = [`${output}_blocks`, `${output}_turned`, `${output}_shape`];
  return [
    floatTensor(weightName, [block, inputs, kernel], blocked),
    nodeField(
      'Conv',
      [heard, weightName],
      [blocks],
      [
        attributeField('kernel_shape', [kernel]),
        attributeField('strides', [block]),
        attributeField('pads', numbersOfAttribute(one, 'pads')),
      ],
    ),
    nodeField('Transpose', [blocks], [turned], [attributeField('perm', [0, 2, 1])]),
    int64List(shape, [0, 1, -1]),
    nodeField('Reshape', [turned, shape], [output]),
  ];
}
