import type { Dims } from './constantDims.js';
import { floatsOfTensor, graph, nameOfTensor, numbersOfAttribute, type GraphNode } from './onnxFields.js';
import type { Decoder } from './piperDecoder.js';
import type { ProtoField } from './protobuf.js';
import type { Upsampling } from './upsampleInPhases.js';

/** A decoder's upsampling convolutions that can be taken apart. */
export function readUpsampling(
  fields: readonly ProtoField[],
  { nodes }: Pick<Decoder, 'nodes'>,
  constants: ReadonlyMap<string, Dims>,
): ReadonlyMap<GraphNode, Upsampling> {
  const tensors = new Map(
    fields.filter(({ number }) => number === graph.initializer).map(({ bytes }) => [nameOfTensor(bytes), bytes]),
  );
  const floatsOf = (name: string) => {
    const bytes = tensors.get(name);
    return bytes && floatsOfTensor(bytes);
  };
  return new Map(
    [...nodes].flatMap((one): [GraphNode, Upsampling][] => {
      const [, weightName = '', biasName] = one.inputs;
      const [inputs = 0, outputs = 0, kernel = 0] = constants.get(weightName) ?? [];
      if (one.opType !== 'ConvTranspose' || !isHalved(one, kernel)) return [];
      const weight = floatsOf(weightName);
      const bias = biasName === undefined ? new Float32Array(outputs) : floatsOf(biasName);
      return weight && bias ? [[one, { weight, inputs, outputs, stride: kernel / 2, bias }]] : [];
    }),
  );
}

/** Whether half of a kernel is its stride, and half of that is cut off on both sides. */
function isHalved(one: GraphNode, kernel: number): boolean {
  const [stride = 1] = numbersOfAttribute(one, 'strides');
  const [before = 0, after = 0] = numbersOfAttribute(one, 'pads');
  const [dilation = 1] = numbersOfAttribute(one, 'dilations');
  const [group = 1] = numbersOfAttribute(one, 'group');
  const [more = 0] = numbersOfAttribute(one, 'output_padding');
  const isPlain = dilation === 1 && group === 1 && more === 0;
  return isPlain && kernel === 2 * stride && before === after && 2 * before === stride;
}
