import assert from 'node:assert/strict';
import { openOnnx } from '../../src/core/engines/onnx.js';
import { elementType, graph, model, nodeField, readNode, tensor } from '../../src/core/engines/onnxFields.js';
import { joinBytes, lengthField, readFields, varintField } from '../../src/core/engines/protobuf.js';
import { unquantize } from '../../src/core/engines/unquantize.js';

const [rows, columns] = [4, 3];

function bytesTensor(name: string, kind: number, dims: readonly number[], values: readonly number[]): Uint8Array {
  return lengthField(
    graph.initializer,
    ...dims.map((size) => varintField(tensor.dims, size)),
    varintField(tensor.dataType, kind),
    lengthField(tensor.name, name),
    lengthField(tensor.rawData, Uint8Array.from(values)),
  );
}

function floatValue(place: number, name: string, sizes: readonly number[]): Uint8Array {
  const shape = sizes.map((size) => lengthField(1, varintField(1, size)));
  const type = lengthField(1, varintField(1, elementType.float), lengthField(2, ...shape));
  return lengthField(place, lengthField(1, name), lengthField(2, type));
}

/** A matrix as `quantize_dynamic` leaves it: quantized on the way, multiplied as integers, scaled back. */
const weight = Array.from({ length: rows * columns }, (_, at) => (at * 37) % 256);
const quantized = [
  floatValue(graph.input, 'x', [1, rows]),
  bytesTensor('w', elementType.uint8, [rows, columns], weight),
  bytesTensor('w_zero', elementType.uint8, [], [128]),
  nodeField('DynamicQuantizeLinear', ['x'], ['x_q', 'x_scale', 'x_zero']),
  nodeField('MatMulInteger', ['x_q', 'w', 'x_zero', 'w_zero'], ['integers']),
  nodeField(
    'Cast',
    ['integers'],
    ['floats'],
    [lengthField(5, lengthField(1, 'to'), varintField(3, 1), varintField(20, 2))],
  ),
  nodeField('Mul', ['floats', 'x_scale'], ['y']),
  floatValue(graph.output, 'y', [1, columns]),
];
const x = Float32Array.of(0.9, -0.3, 0.05, 0.6);

async function run(parts: readonly Uint8Array[]): Promise<Float32Array> {
  const opset = lengthField(8, varintField(2, 15));
  const bytes = joinBytes([varintField(1, 8), opset, lengthField(model.graph, lengthField(2, 'test'), ...parts)]);
  const session = await openOnnx(bytes, 1);
  const { y } = await session.run({ x: { data: x, dims: [1, rows] } });
  await session.release();
  return y?.data ?? new Float32Array();
}

describe('unquantize', () => {
  const fields = [...readFields(joinBytes(quantized))];

  it('computes what the numbers before quantizing give', async () => {
    const [before, after] = [await run(quantized), await run([...unquantize(fields)])];
    for (let column = 0; column < columns; column++) {
      const exact = x.reduce((sum, value, row) => sum + value * ((weight[row * columns + column] ?? 0) - 128), 0);
      assert.ok(Math.abs((after[column] ?? NaN) - exact) < 1e-4, `${after[column]} instead of ${exact}`);
      // Eight bits of the input's range, for each row.
      assert.ok(Math.abs((before[column] ?? NaN) - exact) < (rows * 128 * 1.2) / 255);
    }
  });

  it('leaves no integers on the way', () => {
    const kinds = [...unquantize(fields)].flatMap((bytes) =>
      [...readFields(bytes)].filter(({ number }) => number === graph.node).map((field) => readNode(field).opType),
    );
    assert.deepEqual(kinds, ['Identity', 'MatMul', 'Cast', 'Mul']);
  });

  it('refuses a weight that it doesn’t know', () => {
    const odd = [...readFields(joinBytes([...quantized, bytesTensor('w', 12, [1], [1, 2, 3, 4])]))];
    assert.throws(() => [...unquantize(odd)], /isn't of bytes/);
  });
});
