import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  elementType,
  floatTensor,
  graph,
  int64List,
  model,
  nodeField,
  attributeField,
  tensorType,
  type,
  valueInfo,
} from '../../src/core/engines/onnxFields.js';
import { joinBytes, lengthField, varintField } from '../../src/core/engines/protobuf.js';

export const tinySpeakers = { anna: 0, ben: 1, carl: 2 };
const channels = 4;

const wave = (length: number, step: number) => Float32Array.from({ length }, (_, at) => Math.sin((at + 1) * step) / 3);

function value(place: number, name: string, kind: number, sizes: readonly (number | string)[]): Uint8Array {
  const shape = sizes.map((size) =>
    lengthField(1, typeof size === 'number' ? varintField(1, size) : lengthField(2, size)),
  );
  const tensorOf = lengthField(type.tensor, varintField(tensorType.elemType, kind), lengthField(2, ...shape));
  return lengthField(place, lengthField(valueInfo.name, name), lengthField(valueInfo.type, tensorOf));
}

/**
 * A graph with all that Lector looks for in a Piper voice, in small: three frames an id times the length scale, noise, a
 * decoder that makes two samples a frame, and in a voice of `speakers` a table with a row for each. It hums.
 */
export function tinyVoiceGraph(speakers: number): Uint8Array {
  const nodes = [
    nodeField('Gather', ['scales', 'first'], ['noiseScale']),
    nodeField('Gather', ['scales', 'second'], ['lengthScale']),
    nodeField('Cast', ['input'], ['ids'], [attributeField('to', elementType.float)]),
    nodeField('Unsqueeze', ['ids', 'second'], ['places']),
    nodeField('Mul', ['places', 'zero'], ['none']),
    nodeField('Add', ['none', 'three'], ['threes']),
    nodeField('Mul', ['threes', 'lengthScale'], ['lengths']),
    nodeField('Ceil', ['lengths'], ['durations']),
    nodeField('ReduceMax', ['durations'], ['most']),
    nodeField('Cast', ['most'], ['mostWhole'], [attributeField('to', elementType.int64)]),
    nodeField('Reshape', ['mostWhole', 'all'], ['times']),
    nodeField('Shape', ['places'], ['shape']),
    nodeField('Concat', ['shape', 'times'], ['wanted'], [attributeField('axis', 0)]),
    nodeField('Unsqueeze', ['places', 'fourth'], ['columns']),
    nodeField('Expand', ['columns', 'wanted'], ['repeated']),
    nodeField('Reshape', ['repeated', 'flat'], ['frames']),
    nodeField('RandomNormalLike', ['frames'], ['dice']),
    nodeField('Mul', ['dice', 'noiseScale'], ['noise']),
    nodeField('Mul', ['frames', 'hundredth'], ['quiet']),
    nodeField('Add', ['quiet', 'noise'], ['z']),
    ...(speakers > 1
      ? [nodeField('Gather', ['table', 'sid'], ['row']), nodeField('Unsqueeze', ['row', 'third'], ['g'])]
      : []),
    nodeField('Conv', ['z', 'pre'], ['a'], [attributeField('kernel_shape', [7]), attributeField('pads', [3, 3])]),
    ...(speakers > 1
      ? [
          nodeField('Conv', ['g', 'cond'], ['c'], [attributeField('kernel_shape', [1])]),
          nodeField('Add', ['a', 'c'], ['b']),
        ]
      : [nodeField('LeakyRelu', ['a'], ['b'])]),
    nodeField(
      'ConvTranspose',
      ['b', 'up'],
      ['d'],
      [attributeField('kernel_shape', [4]), attributeField('strides', [2]), attributeField('pads', [1, 1])],
    ),
    nodeField('LeakyRelu', ['d'], ['e']),
    nodeField(
      'Conv',
      ['e', 'post'],
      ['f'],
      [attributeField('kernel_shape', [3]), attributeField('dilations', [5]), attributeField('pads', [5, 5])],
    ),
    nodeField('Tanh', ['f'], ['sound']),
    nodeField('Unsqueeze', ['sound', 'first'], ['output']),
  ];
  const constants = [
    ...['first', 'second', 'third', 'fourth'].map((name, at) => int64List(name, [at])),
    int64List('all', [-1]),
    int64List('flat', [1, 1, -1]),
    floatTensor('zero', [], Float32Array.of(0)),
    floatTensor('three', [], Float32Array.of(3)),
    floatTensor('hundredth', [], Float32Array.of(0.01)),
    floatTensor('pre', [channels, 1, 7], wave(channels * 7, 0.7)),
    floatTensor('up', [channels, channels, 4], wave(channels ** 2 * 4, 0.3)),
    floatTensor('post', [1, channels, 3], wave(channels * 3, 1.1)),
    ...(speakers > 1
      ? [
          floatTensor('table', [speakers, channels], wave(speakers * channels, 2.3)),
          floatTensor('cond', [channels, channels, 1], wave(channels ** 2, 1.7)),
        ]
      : []),
  ];
  const values = [
    value(graph.input, 'input', elementType.int64, [1, 'ids']),
    value(graph.input, 'input_lengths', elementType.int64, [1]),
    value(graph.input, 'scales', elementType.float, [3]),
    ...(speakers > 1 ? [value(graph.input, 'sid', elementType.int64, [1])] : []),
    value(graph.output, 'output', elementType.float, [1, 1, 1, 'samples']),
  ];
  const opset = lengthField(8, varintField(2, 15));
  const inside = lengthField(model.graph, lengthField(2, 'tiny'), ...nodes, ...constants, ...values);
  return joinBytes([varintField(1, 8), opset, inside]);
}

const letters = ' !,.:;?_^$abcdefghijklmnoprstuvwxyzæðŋɐɑɔəɛɜɡɪɹʃʊʌʒˈˌː';

/** Puts a tiny voice into a folder of models, as an author would who has one. */
export async function writeTinyVoice(
  modelsDir: string,
  id: string,
  speakers: number,
  more: object = {},
): Promise<void> {
  const folder = path.join(modelsDir, id);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${id}.onnx`), tinyVoiceGraph(speakers));
  const description = {
    audio: { sample_rate: 22_050 },
    espeak: { voice: 'en-us' },
    language: { code: 'en_US', name_english: 'English', country_english: 'United States' },
    inference: { noise_scale: 0.1, length_scale: 1, noise_w: 0.8 },
    num_speakers: speakers,
    speaker_id_map: speakers > 1 ? tinySpeakers : {},
    phoneme_id_map: Object.fromEntries(Array.from(letters, (letter, at) => [letter, [at]])),
    ...more,
  };
  await writeFile(path.join(folder, `${id}.onnx.json`), JSON.stringify(description));
}
