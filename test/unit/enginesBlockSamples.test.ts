import assert from 'node:assert/strict';
import { blockSamples } from '../../src/core/engines/blockSamples.js';
import { openOnnx } from '../../src/core/engines/onnx.js';
import {
  attributeField,
  dimsOfTensor,
  floatTensor,
  graph,
  graphValue,
  model,
  nameOfTensor,
  nodeField,
  opset,
} from '../../src/core/engines/onnxFields.js';
import { joinBytes, lengthField, readFields, varintField } from '../../src/core/engines/protobuf.js';

const channels = 4;
const frames = 6;

const wave = (length: number, step: number) => Float32Array.from({ length }, (_, at) => Math.sin(at * step) / 3);

/** A decoder that makes `stride` samples of a frame. */
const decoderOf = (stride: number) => [
  graphValue(graph.input, 'z', 'float', [1, channels, 'frames']),
  floatTensor('up', [channels, channels, 2 * stride], wave(channels * channels * 2 * stride, 0.3)),
  floatTensor('post', [1, channels, 7], wave(channels * 7, 0.7)),
  nodeField(
    'ConvTranspose',
    ['z', 'up'],
    ['a'],
    [
      attributeField('kernel_shape', [2 * stride]),
      attributeField('strides', [stride]),
      attributeField('pads', [stride / 2, stride / 2]),
    ],
  ),
  nodeField('LeakyRelu', ['a'], ['b']),
  nodeField('Conv', ['b', 'post'], ['c'], [attributeField('kernel_shape', [7]), attributeField('pads', [3, 3])]),
  nodeField('Tanh', ['c'], ['y']),
  graphValue(graph.output, 'y', 'float', [1, 1, 'samples']),
];

const fieldsOf = (parts: readonly Uint8Array[]) => [...readFields(joinBytes(parts))];

async function run(parts: readonly Uint8Array[]): Promise<Float32Array> {
  const version = lengthField(model.opset, varintField(opset.version, 15));
  const inside = lengthField(model.graph, lengthField(graph.name, 'test'), ...parts);
  const session = await openOnnx(joinBytes([varintField(model.irVersion, 8), version, inside]), 1);
  const { y } = await session.run({ z: { data: wave(channels * frames, 0.11), dims: [1, channels, frames] } });
  await session.release();
  return y?.data ?? new Float32Array();
}

describe('the convolution that makes samples', () => {
  it('makes sixteen of them at a time, and the same', async () => {
    const parts = decoderOf(32);
    const blocked = blockSamples(fieldsOf(parts));
    const weights = blocked.filter(({ number }) => number === graph.initializer).map(({ bytes }) => bytes);
    const post = weights.find((bytes) => nameOfTensor(bytes) === 'post');
    assert.deepEqual(post && dimsOfTensor(post), [16, channels, 22]);
    const [before, after] = [await run(parts), await run(blocked.map(({ whole }) => whole))];
    assert.equal(before.length, 32 * frames);
    assert.equal(after.length, before.length);
    for (const [at, sample] of before.entries()) assert.ok(Math.abs(sample - (after[at] ?? NaN)) < 1e-6, `${at}`);
    assert.ok(Math.max(...before) > 0.01);
  });

  const stays = (name: string, parts: readonly Uint8Array[]) =>
    it(`stays as it is: ${name}`, () => {
      const fields = fieldsOf(parts);
      assert.equal(blockSamples(fields), fields);
    });
  stays('samples that don’t come by sixteens', decoderOf(8));
  stays('no decoder', decoderOf(32).slice(0, 3));
});
