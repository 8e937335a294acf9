import type { Dims } from './constantDims.js';
import { numbersOfAttribute, type GraphNode } from './onnxFields.js';
import { isConvolution, type Decoder } from './piperDecoder.js';

/** What is known of a value that a decoder makes. */
export interface DecoderShape {
  readonly channels: number;
  /** The output of the last upsampling convolution: what has the same one is as long. */
  readonly lengthOf: string;
}

/** Each value that a decoder makes behind an upsampling convolution, by its name. `nodes` are in the order they run in. */
export function decoderShapes(
  { nodes: decoder }: Pick<Decoder, 'nodes'>,
  nodes: readonly GraphNode[],
  constants: ReadonlyMap<string, Dims>,
): ReadonlyMap<string, DecoderShape> {
  const shapes = new Map<string, DecoderShape>();
  for (const one of nodes.filter((node) => decoder.has(node))) {
    const shape = shapeOf(one, constants, shapes);
    if (shape) for (const name of one.outputs) shapes.set(name, shape);
  }
  return shapes;
}

function shapeOf(
  one: GraphNode,
  constants: ReadonlyMap<string, Dims>,
  shapes: ReadonlyMap<string, DecoderShape>,
): DecoderShape | undefined {
  const [heard = '', weight = ''] = one.inputs;
  const [first = 0, second = 0, kernel = 1] = constants.get(weight) ?? [];
  if (one.opType === 'ConvTranspose') return { channels: second, lengthOf: one.outputs[0] ?? '' };
  if (isConvolution(one)) {
    const before = shapes.get(heard);
    return before && keepsLength(one, kernel) ? { ...before, channels: first } : undefined;
  }
  const [before, ...others] = one.inputs.filter((name) => !constants.has(name)).map((name) => shapes.get(name));
  const isSame = others.every((other) => other?.lengthOf === before?.lengthOf && other?.channels === before?.channels);
  return isSame ? before : undefined;
}

function keepsLength(one: GraphNode, kernel: number): boolean {
  const [dilation = 1] = numbersOfAttribute(one, 'dilations');
  const [stride = 1] = numbersOfAttribute(one, 'strides');
  const [before = 0, after = 0] = numbersOfAttribute(one, 'pads');
  return stride === 1 && before + after === dilation * (kernel - 1);
}
