import assert from 'node:assert/strict';
import { openOnnx } from '../../src/core/engines/onnx.js';
import {
  dimsOfTensor,
  elementType,
  floatTensor,
  graph,
  model,
  nameOfTensor,
  nodeField,
  attributeField,
  readNode,
} from '../../src/core/engines/onnxFields.js';
import { joinBytes, lengthField, readFields, varintField } from '../../src/core/engines/protobuf.js';
import { widenDecoder } from '../../src/core/engines/widenDecoder.js';

const channels = 16;
const frames = 9;

/** Weights that are all different, the same each time. */
const wave = (length: number, step: number) => Float32Array.from({ length }, (_, at) => Math.sin(at * step) / 3);

function sized(place: number, name: string, sizes: readonly (number | string)[]): Uint8Array {
  const shape = sizes.map((size) =>
    lengthField(1, typeof size === 'number' ? varintField(1, size) : lengthField(2, size)),
  );
  const type = lengthField(1, varintField(1, elementType.float), lengthField(2, ...shape));
  return lengthField(place, lengthField(1, name), lengthField(2, type));
}

interface Kernel {
  readonly width: number;
  readonly stride: number;
  readonly pads: readonly [number, number];
}

/** A decoder as a voice has it, in small: upsampled, then softened, put through a dilated convolution and added up. */
function decoderOf({ width, stride, pads }: Kernel): readonly Uint8Array[] {
  return [
    sized(graph.input, 'z', [1, channels, 'frames']),
    floatTensor('pre', [channels, channels, 3], wave(channels * channels * 3, 0.7)),
    floatTensor('up', [channels, channels, width], wave(channels * channels * width, 0.3)),
    floatTensor('bias', [channels], wave(channels, 1)),
    floatTensor('three', [], Float32Array.of(3)),
    nodeField('Mul', ['z', 'z'], ['masked']),
    nodeField(
      'Conv',
      ['masked', 'pre', 'bias'],
      ['a'],
      [attributeField('kernel_shape', [3]), attributeField('pads', [1, 1])],
    ),
    nodeField('LeakyRelu', ['a'], ['b']),
    nodeField(
      'ConvTranspose',
      ['b', 'up', 'bias'],
      ['c'],
      [attributeField('kernel_shape', [width]), attributeField('strides', [stride]), attributeField('pads', pads)],
    ),
    nodeField('LeakyRelu', ['c'], ['soft']),
    nodeField('Conv', ['soft', 'pre'], ['d'], [attributeField('dilations', [2]), attributeField('pads', [2, 2])]),
    nodeField('Add', ['c', 'd'], ['e']),
    nodeField('Div', ['e', 'three'], ['f']),
    nodeField('Tanh', ['f'], ['g']),
    nodeField('Mul', ['g', 'g'], ['y']),
    sized(graph.output, 'y', ['one', 'channels', 'samples']),
  ];
}

const twice: Kernel = { width: 4, stride: 2, pads: [1, 1] };
const decoder = decoderOf(twice);

const fieldsOf = (parts: readonly Uint8Array[]) => [...readFields(joinBytes(parts))];
const wholes = (fields: ReturnType<typeof widenDecoder>) => fields.map(({ whole }) => whole);

async function run(parts: readonly Uint8Array[]): Promise<Float32Array> {
  const opset = lengthField(8, varintField(2, 15));
  const session = await openOnnx(
    joinBytes([varintField(1, 8), opset, lengthField(model.graph, lengthField(2, 'test'), ...parts)]),
    1,
  );
  const { y } = await session.run({ z: { data: wave(channels * frames, 0.11), dims: [1, channels, frames] } });
  await session.release();
  return y?.data ?? new Float32Array();
}

describe('widenDecoder', () => {
  const check = (name: string, kernel: Kernel, samples: number) =>
    it(`changes no sound: ${name}`, async () => {
      const parts = decoderOf(kernel);
      const [before, after] = [await run(parts), await run(wholes(widenDecoder(fieldsOf(parts))))];
      assert.equal(before.length, channels * samples);
      assert.equal(after.length, before.length);
      for (const [at, sample] of before.entries()) assert.ok(Math.abs(sample - (after[at] ?? NaN)) < 1e-6, `${at}`);
      assert.ok(Math.max(...before) > 0.001);
    });
  check('twice as many', twice, 2 * frames);
  check('eight times as many', { width: 16, stride: 8, pads: [4, 4] }, 8 * frames);
  check('a kernel that can’t be halved', { width: 6, stride: 2, pads: [2, 2] }, 2 * frames);
  check('more cut off at the end', { width: 4, stride: 2, pads: [1, 2] }, 2 * frames - 1);

  it('makes all of its convolutions two-dimensional', () => {
    const kinds = (kernel: Kernel) => {
      const fields = widenDecoder(fieldsOf(decoderOf(kernel)));
      const weights = new Map(
        fields
          .filter(({ number }) => number === graph.initializer)
          .map(({ bytes }) => [nameOfTensor(bytes), dimsOfTensor(bytes)]),
      );
      const nodes = fields.filter(({ number }) => number === graph.node).map(readNode);
      const convolutions = nodes.filter(({ opType }) => opType.startsWith('Conv'));
      assert.ok(convolutions.every(({ inputs }) => weights.get(inputs[1] ?? '')?.length === 4));
      return nodes.map(({ opType }) => opType);
    };
    const count = (all: readonly string[], kind: string) => all.filter((one) => one === kind).length;
    const halved = kinds(twice);
    assert.deepEqual([count(halved, 'ConvTranspose'), count(halved, 'Transpose'), count(halved, 'MaxPool')], [0, 2, 1]);
    const whole = kinds({ width: 6, stride: 2, pads: [2, 2] });
    assert.deepEqual([count(whole, 'ConvTranspose'), count(whole, 'Transpose'), count(whole, 'MaxPool')], [1, 0, 1]);
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
