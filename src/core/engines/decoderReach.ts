import type { Dims } from './constantDims.js';
import { attribute, type GraphNode } from './onnxFields.js';
import { isConvolution, type Decoder } from './piperDecoder.js';
import { numbersOf, readFields, textOf } from './protobuf.js';

interface Place {
  /** Samples at this place for one frame that goes in. */
  readonly scale: number;
  /** Frames to either side that have a say in a sample of it. */
  readonly reach: number;
}

/**
 * How many frames before and after a frame have a say in its samples, rounded up; what lies farther off changes none of
 * them. `nodes` are in the order they run in.
 */
export function decoderReach(
  { nodes: decoder }: Pick<Decoder, 'nodes'>,
  nodes: readonly GraphNode[],
  constants: ReadonlyMap<string, Dims>,
): number {
  const places = new Map<string, Place>();
  for (const one of nodes.filter((node) => decoder.has(node))) {
    const before = one.inputs.flatMap((name) => places.get(name) ?? []);
    const from = {
      scale: Math.max(1, ...before.map(({ scale }) => scale)),
      reach: Math.max(0, ...before.map(({ reach }) => reach)),
    };
    const to = isConvolution(one) ? beyond(one, from, constants.get(one.inputs[1] ?? '')?.[2] ?? 1) : from;
    for (const name of one.outputs) places.set(name, to);
  }
  return Math.ceil(Math.max(0, ...[...places.values()].map(({ reach }) => reach)));
}

function beyond(one: GraphNode, { scale, reach }: Place, kernel: number): Place {
  const first = (name: string, otherwise: number) => numbersOfAttribute(one, name)[0] ?? otherwise;
  const width = first('dilations', 1) * (kernel - 1);
  const pad = first('pads', 0);
  const farthest = Math.max(pad, width - pad);
  if (one.opType === 'Conv') return { scale, reach: reach + farthest / scale };
  const stride = first('strides', 1);
  return { scale: scale * stride, reach: reach + (farthest / stride + 1) / scale };
}

function numbersOfAttribute({ attributes }: GraphNode, wanted: string): readonly number[] {
  for (const { bytes } of attributes) {
    const parts = [...readFields(bytes)];
    if (parts.some((part) => part.number === attribute.name && textOf(part) === wanted))
      return parts.filter(({ number }) => number === attribute.ints).flatMap(numbersOf);
  }
  return [];
}
