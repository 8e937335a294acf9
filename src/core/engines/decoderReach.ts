import type { Dims } from './constantDims.js';
import { numbersOfAttribute, type GraphNode } from './onnxFields.js';
import { isConvolution, type Decoder } from './piperDecoder.js';

/** What flows through a decoder, seen from the frames that go in. */
export interface DecoderPlace {
  /** Values for a frame. */
  readonly scale: number;
  /** Frames before and after a frame that have a say in its values; what lies farther off changes none of them. */
  readonly reach: number;
}

/** Each value that a decoder makes, by its name. `nodes` are in the order they run in. */
export function decoderReach(
  { nodes: decoder }: Pick<Decoder, 'nodes'>,
  nodes: readonly GraphNode[],
  constants: ReadonlyMap<string, Dims>,
): ReadonlyMap<string, DecoderPlace> {
  const places = new Map<string, DecoderPlace>();
  for (const one of nodes.filter((node) => decoder.has(node))) {
    const before = one.inputs.flatMap((name) => places.get(name) ?? []);
    const from = {
      scale: Math.max(1, ...before.map(({ scale }) => scale)),
      reach: Math.max(0, ...before.map(({ reach }) => reach)),
    };
    const to = isConvolution(one) ? beyond(one, from, constants.get(one.inputs[1] ?? '')?.[2] ?? 1) : from;
    for (const name of one.outputs) places.set(name, to);
  }
  return places;
}

function beyond(one: GraphNode, { scale, reach }: DecoderPlace, kernel: number): DecoderPlace {
  const first = (name: string, otherwise: number) => numbersOfAttribute(one, name)[0] ?? otherwise;
  const width = first('dilations', 1) * (kernel - 1);
  const pad = first('pads', 0);
  const farthest = Math.max(pad, width - pad);
  if (one.opType === 'Conv') return { scale, reach: reach + farthest / scale };
  const stride = first('strides', 1);
  return { scale: scale * stride, reach: reach + (farthest / stride + 1) / scale };
}
