import {
  attributeField,
  floatTensor,
  graph,
  graphValue,
  int64List,
  node,
  nodeField,
  readModel,
  readNode,
  tensor,
  writeModel,
} from '../../src/core/engines/onnxFields.js';
import { fieldsOf, lengthField, readFields, textOf, type ProtoField } from '../../src/core/engines/protobuf.js';

/** Numbers that say who speaks. */
const width = 4;
/** Where a voice of several speakers is told who speaks, as VITS trains them: by the weights of what comes before, and its channels. */
const told = [
  { weights: 'dp.pre.weight', channels: 192 },
  { weights: 'dec.conv_pre.weight', channels: 256 },
] as const;

/**
 * A medium Piper voice of one speaker, with a second one: `sid` picks a row of a table, of which the lengths of phonemes and the decoder
 * are told. The first row is nothing but zeros, so that the first speaker is the one who was there.
 */
export function twoSpeakerVoice(onnx: Uint8Array): Uint8Array {
  const read = readModel(onnx);
  const fields = fieldsOf(...[...readFields(read.inside.bytes)].map(withoutSid));
  const whoSpeaks = [
    nodeField('Gather', ['lector_table', 'sid'], ['lector_row']),
    nodeField('Unsqueeze', ['lector_row', 'lector_last'], ['lector_who']),
  ];
  return writeModel(read, [
    ...whoSpeaks,
    ...fields.flatMap(withWho),
    floatTensor('lector_table', [2, width], Float32Array.from([0, 0, 0, 0, 1, -1, 1, 1])),
    int64List('lector_last', [2]),
    ...told.map(({ channels }, at) =>
      floatTensor(`lector_weights_${at}`, [channels, width, 1], wave(channels * width)),
    ),
    graphValue(graph.input, 'sid', 'int64', [1]),
  ]);
}

/** In a voice of one speaker a constant may have the name that its exporter had for the input. */
function withoutSid(field: ProtoField): Uint8Array {
  const renamed = (place: number) =>
    lengthField(
      field.number,
      ...[...readFields(field.bytes)].map((part) =>
        part.number === place && textOf(part) === 'sid' ? lengthField(place, 'lector_not_sid') : part.whole,
      ),
    );
  if (field.number === graph.node) return renamed(node.input);
  return field.number === graph.initializer ? renamed(tensor.name) : field.whole;
}

/** A convolution that who speaks is added to; what follows gets the sum in its place. */
function withWho(field: ProtoField): readonly Uint8Array[] {
  const one = field.number === graph.node ? readNode(field) : undefined;
  const at = told.findIndex(({ weights }) => one?.inputs.includes(weights));
  const [made] = one?.outputs ?? [];
  if (!one || at < 0 || made === undefined) return [field.whole];
  const kernel = [attributeField('kernel_shape', [1])];
  const plain = [...readFields(field.bytes)].map((part) =>
    part.number === node.output ? lengthField(node.output, `lector_plain_${at}`) : part.whole,
  );
  return [
    lengthField(graph.node, ...plain),
    nodeField('Conv', ['lector_who', `lector_weights_${at}`], [`lector_who_${at}`], kernel),
    nodeField('Add', [`lector_plain_${at}`, `lector_who_${at}`], [made]),
  ];
}

function wave(length: number): Float32Array {
  return Float32Array.from({ length }, (_, at) => Math.sin((at + 1) * 1.7) / 10);
}
