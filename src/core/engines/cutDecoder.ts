import { graphValue, graph, nameOfTensor, valueInfo, type GraphNode } from './onnxFields.js';
import { readDecoder } from './readDecoder.js';
import { fieldsOf, readFields, textOf, type ProtoField } from './protobuf.js';

/** A voice's graph in two: what makes frames of phonemes, and the decoder, which makes samples of frames. */
export interface CutGraph {
  readonly front: readonly ProtoField[];
  readonly decoder: readonly ProtoField[];
  /** What the front hands to the decoder, outputs of one and inputs of the other. */
  readonly latents: readonly string[];
}

/** What may follow a decoder without needing more than one sample at a time. */
const shaping = /^(?:Constant|Identity|Reshape|Squeeze|Unsqueeze)$/;

/**
 * Cuts a voice's graph before its decoder, so that this can speak a window of frames at a time: its memory grows with
 * the frames, and holds ten times as much as all the rest. `kept` names what the front must give besides; undefined for
 * a graph that isn't understood.
 */
export function cutDecoder(fields: readonly ProtoField[], kept: readonly string[]): CutGraph | undefined {
  const read = readDecoder(fields);
  if (!read) return undefined;
  const { nodes, all, constants, decoder } = read;
  const producers = new Map(all.flatMap((one) => one.outputs.map((name) => [name, one] as const)));
  const made = new Set([...decoder.nodes].flatMap(({ outputs }) => outputs));
  const entering = [...decoder.nodes].flatMap(({ inputs }) => inputs.filter((name) => !made.has(name)));
  const outputs = fields.filter(({ number }) => number === graph.output).map(nameOfValue);
  const front = whatMakes([...entering.filter((name) => !constants.has(name)), ...kept], producers, () => true);
  const isFronts = (name: string) => {
    const one = producers.get(name);
    return one !== undefined && front.has(one) && one.opType !== 'Constant';
  };
  const back = whatMakes(outputs, producers, (name) => !isFronts(name));
  const wanted = [...back].flatMap(({ inputs }) => inputs);
  const latents = [...new Set(wanted.filter(isFronts))];
  const inputs = fields.filter(({ number }) => number === graph.input).map(nameOfValue);
  const isUnderstood =
    [...decoder.nodes].every((one) => back.has(one) && !front.has(one)) &&
    [...back].every((one) => decoder.nodes.has(one) || shaping.test(one.opType)) &&
    !wanted.some((name) => inputs.includes(name));
  if (!isUnderstood) return undefined;

  const part = (own: ReadonlySet<GraphNode>, place: number, added: readonly Uint8Array[]) => {
    const used = new Set([...own].flatMap((one) => one.inputs));
    const mine = fields.filter((field) => {
      const one = nodes.get(field);
      if (one) return own.has(one);
      if (field.number === graph.initializer) return used.has(nameOfTensor(field.bytes));
      return field.number !== graph.valueInfo && field.number !== place;
    });
    return [...mine, ...fieldsOf(...added)];
  };
  return {
    front: part(
      front,
      graph.output,
      latents.map((name) => graphValue(graph.output, name)),
    ),
    decoder: part(
      back,
      graph.input,
      latents.map((name) => graphValue(graph.input, name)),
    ),
    latents,
  };
}

/** All nodes that are needed for these values, as far up as `isOpen` lets. */
function whatMakes(
  names: readonly string[],
  producers: ReadonlyMap<string, GraphNode>,
  isOpen: (name: string) => boolean,
): ReadonlySet<GraphNode> {
  const producersOf = (some: readonly string[]) => some.filter(isOpen).flatMap((name) => producers.get(name) ?? []);
  const found = new Set(producersOf(names));
  // A set that grows while it is walked through is walked through to its new end.
  for (const one of found) for (const next of producersOf(one.inputs)) found.add(next);
  return found;
}

function nameOfValue({ bytes }: ProtoField): string {
  return [...readFields(bytes)].filter(({ number }) => number === valueInfo.name).map(textOf)[0] ?? '';
}
