import { blockSamples } from './blockSamples.js';
import { cropDecoder, type DecoderCrop } from './cropDecoder.js';
import { cutDecoder, type CutGraph } from './cutDecoder.js';
import { refuseExternalWeights } from './externalWeights.js';
import { graphValue, graph, int64List, nodeField, readModel, readNode, writeModel } from './onnxFields.js';
import { readFields, type ProtoField } from './protobuf.js';
import { widenDecoder } from './widenDecoder.js';

/** A voice's graph made ready: its durations come out, its random numbers go in. */
export interface PiperGraph {
  /** Makes samples of phoneme ids; only what the decoder wants where there is one. */
  readonly bytes: Uint8Array;
  /** Name of the output that holds the frames of each phoneme id. */
  readonly durations: string;
  /** Names of the float inputs [1, channels, frames] that stand for the graph's own dice; larger ones are cut to size. */
  readonly noises: readonly string[];
  /** What makes samples of frames, cut off; undefined where the graph isn't understood and does it all at once. */
  readonly decoder: PiperDecoderGraph | undefined;
}

export interface PiperDecoderGraph {
  readonly bytes: Uint8Array;
  /** Outputs of the first graph that are inputs of this one: [1, channels, frames], or [1, channels, 1] for a speaker. */
  readonly latents: readonly string[];
  /** Frames on both sides that a window of frames needs besides its own, for its samples to be those of the whole. */
  readonly reach: number;
  /** Where it lets go of them again, in this order. */
  readonly crops: readonly DecoderCrop[];
}

const zeros = 'lector_zeros';

/**
 * Rewrites a Piper voice in memory: the `Ceil` node's output (frames a phoneme id takes) becomes an output of the
 * graph, each RandomNormalLike becomes a slice of an input, so that the same request gives the same take, and the
 * decoder is cut off, so that it takes less memory, and widened, so that it takes less time.
 * @throws Error where the file isn't such a graph or keeps weights in other files.
 */
export function preparePiperGraph(onnx: Uint8Array): PiperGraph {
  const read = readModel(onnx);
  const fields = [...readFields(read.inside.bytes)];
  refuseExternalWeights(fields);
  const nodes = fields.filter(({ number }) => number === graph.node).map(readNode);
  const durations = nodes.filter(({ opType }) => opType === 'Ceil').flatMap(({ outputs }) => outputs);
  const [ceil] = durations;
  if (ceil === undefined || durations.length > 1)
    throw new Error(`it has ${durations.length} Ceil nodes instead of one`);
  const cut = cutDecoder(fields, [ceil]);
  const { kept, noises } = withoutDice(cut?.front ?? widenDecoder(fields));
  const bytes = writeModel(read, [
    ...kept,
    int64List(zeros, [0, 0, 0]),
    ...noises.map((name) => graphValue(graph.input, name)),
    graphValue(graph.output, ceil),
  ]);
  const decoder = cut && decoderGraph(cut);
  return { bytes, durations: ceil, noises, decoder };

  function decoderGraph({ decoder: whole, latents }: CutGraph): PiperDecoderGraph {
    const { fields, reach, crops } = cropDecoder(blockSamples(whole));
    const wide = widenDecoder(fields).map((field) => field.whole);
    return { bytes: writeModel(read, wide), latents, reach, crops };
  }
}

function withoutDice(fields: readonly ProtoField[]) {
  const noises: string[] = [];
  const kept = fields.flatMap((field) => {
    const node = field.number === graph.node ? readNode(field) : undefined;
    if (node?.opType !== 'RandomNormalLike') return [field.whole];
    const noise = `lector_noise_${noises.length}`;
    noises.push(noise);
    return slice(noise, node.inputs[0] ?? '', node.outputs[0] ?? '');
  });
  return { kept, noises };
}

/** `output` = `noise` cut to the shape of `like`. */
function slice(noise: string, like: string, output: string): readonly Uint8Array[] {
  const shape = `${noise}_shape`;
  return [nodeField('Shape', [like], [shape]), nodeField('Slice', [noise, zeros, shape], [output])];
}
