import type { DecoderShape } from './decoderShapes.js';
import { attribute, floatTensor, nodeField, attributeField, type GraphNode } from './onnxFields.js';
import { isConvolution } from './piperDecoder.js';
import { numbersOf, readFields, textOf, type ProtoField } from './protobuf.js';
import { upsampleInPhases, type Upsampling } from './upsampleInPhases.js';

/** A node of a decoder, with the names that its values have once they are wide. */
export interface WideNode {
  readonly node: GraphNode;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Where it is an upsampling convolution that can be taken apart. */
  readonly upsampling?: Upsampling | undefined;
  /** Where it is an activation that only convolutions hear, what it is of. */
  readonly activated?: DecoderShape | undefined;
}

/** ONNX Runtime lays values out for vectors only if they have a multiple of so many channels, whatever the processor. */
const vectorChannels = 16;

/** The nodes and constants that do what a node does with values of one dimension more, of size 1. */
export function widenNode({ node, from, to, upsampling, activated }: WideNode): readonly Uint8Array[] {
  const { opType } = node;
  const attributes = node.attributes.map((field) => (isConvolution(node) ? widenAttribute(field) : field.whole));
  const [first = ''] = to;
  if (opType === 'ConvTranspose') {
    const raw = `${first}_raw`;
    const upsampled = upsampling
      ? upsampleInPhases(from[0] ?? '', raw, upsampling)
      : [nodeField(opType, from, [raw], attributes)];
    // This pool changes nothing, but its output is laid out for vectors, and so is all that is made of it.
    return [...upsampled, nodeField('MaxPool', [raw], to, [attributeField('kernel_shape', [1, 1])])];
  }
  if (opType === 'LeakyRelu' && activated && activated.channels % vectorChannels === 0) {
    // Nor does this convolution change anything, but an activation behind one stays in that layout, which a lone one leaves.
    const { channels } = activated;
    const [ones, same] = [`${first}_ones`, `${first}_same`];
    return [
      floatTensor(ones, [channels, 1, 1, 1], new Float32Array(channels).fill(1)),
      nodeField(
        'Conv',
        [...from, ones],
        [same],
        [attributeField('kernel_shape', [1, 1]), attributeField('group', channels)],
      ),
      nodeField(opType, [same], to, attributes),
    ];
  }
  return [nodeField(opType, from, to, attributes)];
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
      return attributeField(name, [1, first]);
    case 'output_padding':
      return attributeField(name, [0, first]);
    case 'pads':
      return attributeField(name, [0, first, 0, second]);
    default:
      return field.whole;
  }
}
