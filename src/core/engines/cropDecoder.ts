import { decoderReach } from './decoderReach.js';
import { graph, graphValue, int64List, nodeField, type GraphNode } from './onnxFields.js';
import { readDecoder } from './readDecoder.js';
import { fieldsOf, type ProtoField } from './protobuf.js';

/** A decoder that speaks a window of frames, and how many on both sides of them it must hear as well. */
export interface CroppedDecoder {
  readonly fields: readonly ProtoField[];
  /** Frames on both sides that go in. */
  readonly reach: number;
  /** In the order that they run in. */
  readonly crops: readonly DecoderCrop[];
}

/** A place where a decoder lets go of frames at both ends that nothing behind it hears. */
export interface DecoderCrop {
  /** Inputs of the graph, int64 [1]: the first value that is kept, and the first behind them. */
  readonly from: string;
  readonly to: string;
  /** Values for a frame. */
  readonly scale: number;
  /** Frames on both sides that what follows must still hear. */
  readonly reach: number;
}

const lastAxis = 'lector_last_axis';

/**
 * Lets each upsampling convolution of a decoder take no more frames than what follows needs: nearly all of a window's reach is that of
 * the first convolutions, and nearly all the work that of the last ones (docs/benchmarks.md). A decoder that isn't understood keeps
 * its frames.
 */
export function cropDecoder(fields: readonly ProtoField[]): CroppedDecoder {
  const read = readDecoder(fields);
  if (!read) return { fields, reach: 0, crops: [] };
  const { nodes, all, constants, decoder } = read;
  const places = decoderReach(decoder, all, constants);
  const whole = Math.max(...[...places.values()].map(({ reach }) => reach));
  const crops: DecoderCrop[] = [];
  const changed = fields.flatMap((field): readonly ProtoField[] => {
    const one = nodes.get(field);
    const [heard = '', ...weights] = one?.inputs ?? [];
    const place = places.get(heard);
    if (one?.opType !== 'ConvTranspose' || !place || !hearsAll(one, all, places)) return [field];
    const name = `lector_crop_${crops.length}`;
    const [from, to] = [`${name}_from`, `${name}_to`];
    crops.push({ from, to, scale: place.scale, reach: Math.ceil(whole - place.reach) });
    const attributes = one.attributes.map((attribute) => attribute.whole);
    return fieldsOf(
      nodeField('Slice', [heard, from, to, lastAxis], [name]),
      nodeField(one.opType, [name, ...weights], one.outputs, attributes),
    );
  });
  const inputs = crops.flatMap(({ from, to }) => [from, to]).map((name) => graphValue(graph.input, name, 'int64'));
  const added = fieldsOf(int64List(lastAxis, [-1]), ...inputs);
  return { fields: [...changed, ...added], reach: Math.ceil(whole), crops };
}

/** Whether whatever follows hears of what is before only through this node. */
function hearsAll(one: GraphNode, nodes: readonly GraphNode[], places: ReadonlyMap<string, unknown>): boolean {
  const following = new Set([one]);
  const made = new Set(one.outputs);
  for (const node of nodes) {
    if (!node.inputs.some((name) => made.has(name))) continue;
    following.add(node);
    for (const name of node.outputs) made.add(name);
  }
  return [...following].every(
    (node) => node === one || node.inputs.every((name) => made.has(name) || !places.has(name)),
  );
}
