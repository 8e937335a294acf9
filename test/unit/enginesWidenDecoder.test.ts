import assert from 'node:assert/strict';
import { openOnnx } from '../../src/core/engines/onnx.js';
import {
  attribute,
  elementType,
  floatTensor,
  graph,
  model,
  nodeField,
  readNode,
  tensor,
} from '../../src/core/engines/onnxFields.js';
import { joinBytes, lengthField, numbersOf, readFields, varintField } from '../../src/core/engines/protobuf.js';
import { widenDecoder } from '../../src/core/engines/widenDecoder.js';

const channels = 4;

const ints = (name: string, values: readonly number[]) =>
  lengthField(
    5,
    lengthField(attribute.name, name),
    varintField(attribute.type, 7),
    ...values.map((value) => varintField(attribute.ints, value)),
  );

/** Weights that are all different, the same each time. */
const wave = (length: number, step: number) => Float32Array.from({ length }, (_, at) => Math.sin(at * step) / 3);

function sized(place: number, name: string, sizes: readonly (number | string)[]): Uint8Array {
  const shape = sizes.map((size) =>
    lengthField(1, typeof size === 'number' ? varintField(1, size) : lengthField(2, size)),
  );
  const type = lengthField(1, varintField(1, elementType.float), lengthField(2, ...shape));
  return lengthField(place, lengthField(1, name), lengthField(2, type));
}

/** A decoder as a voice has it, in small: upsampled twice, then once more through a dilated convolution and added up. */
const decoder = [
  sized(graph.input, 'z', [1, channels, 'frames']),
  floatTensor('pre', [channels, channels, 3], wave(channels * channels * 3, 0.7)),
  floatTensor('up', [channels, channels, 4], wave(channels * channels * 4, 0.3)),
  floatTensor('bias', [channels], wave(channels, 1)),
  floatTensor('three', [], Float32Array.of(3)),
  nodeField('Mul', ['z', 'z'], ['masked']),
  nodeField('Conv', ['masked', 'pre', 'bias'], ['a'], [ints('kernel_shape', [3]), ints('pads', [1, 1])]),
  nodeField('LeakyRelu', ['a'], ['b']),
  nodeField(
    'ConvTranspose',
    ['b', 'up', 'bias'],
    ['c'],
    [ints('kernel_shape', [4]), ints('strides', [2]), ints('pads', [1, 1])],
  ),
  nodeField('Conv', ['c', 'pre'], ['d'], [ints('dilations', [2]), ints('pads', [2, 2])]),
  nodeField('Add', ['c', 'd'], ['e']),
  nodeField('Div', ['e', 'three'], ['f']),
  nodeField('Tanh', ['f'], ['g']),
  nodeField('Mul', ['g', 'g'], ['y']),
  sized(graph.output, 'y', ['one', 'channels', 'samples']),
];

const fieldsOf = (parts: readonly Uint8Array[]) => [...readFields(joinBytes(parts))];
const wholes = (fields: ReturnType<typeof widenDecoder>) => fields.map(({ whole }) => whole);

async function run(parts: readonly Uint8Array[]): Promise<Float32Array> {
  const opset = lengthField(8, varintField(2, 15));
  const session = await openOnnx(
    joinBytes([varintField(1, 8), opset, lengthField(model.graph, lengthField(2, 'test'), ...parts)]),
    1,
  );
  const data = wave(channels * 9, 0.11);
  const { y } = await session.run({ z: { data, dims: [1, channels, 9] } });
  await session.release();
  return y?.data ?? new Float32Array();
}

describe('widenDecoder', () => {
  it('changes no sound', async () => {
    const [before, after] = [await run(decoder), await run(wholes(widenDecoder(fieldsOf(decoder))))];
    assert.equal(before.length, channels * 18);
    assert.equal(after.length, before.length);
    for (const [at, sample] of before.entries()) assert.ok(Math.abs(sample - (after[at] ?? NaN)) < 1e-6, `${at}`);
    assert.ok(Math.max(...before) > 0.001);
  });

  it('makes all of its convolutions two-dimensional', () => {
    const widened = widenDecoder(fieldsOf(decoder));
    const ranks = widened
      .filter(({ number }) => number === graph.initializer)
      .map(
        ({ bytes }) => [...readFields(bytes)].filter(({ number }) => number === tensor.dims).flatMap(numbersOf).length,
      );
    assert.deepEqual(ranks, [1, 1, 4, 4, 1, 0]);
    const kinds = widened.filter(({ number }) => number === graph.node).map((field) => readNode(field).opType);
    const pool = kinds.indexOf('MaxPool');
    assert.equal(kinds[pool - 1], 'ConvTranspose');
    assert.equal(kinds.filter((kind) => kind === 'Reshape').length, 2);
  });

  const stays = (name: string, parts: readonly Uint8Array[]) =>
    it(`leaves ${name} as it is`, () => {
      const fields = fieldsOf(parts);
      assert.equal(widenDecoder(fields), fields);
    });
  stays('a graph without upsampling', decoder.slice(0, 7));
  stays('a graph whose weights something else uses', [...decoder, nodeField('Shape', ['up'], ['s'])]);
  stays('nothing', []);
});
