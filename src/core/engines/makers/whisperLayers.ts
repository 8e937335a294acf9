import { elementType } from '../onnxFields.js';
import type { OnnxWriter } from './onnxWriter.js';
import type { WhisperWeights } from './whisperWeights.js';

/** The places of [batch, position, head, within]: heads before positions and back, and as the right side of a product. */
const headsFirst = [0, 2, 1, 3];
const turned = [0, 1, 3, 2];

type Triple = readonly [string, string, string];

/** The parts that Whisper's encoder and decoder are made of, written with one writer. Names of weights are CTranslate2's. */
export function whisperLayers(onnx: OnnxWriter, weights: WhisperWeights) {
  const { heads, width } = weights;
  const numbers = (...values: readonly number[]) => onnx.constant(BigInt64Array.from(values, BigInt), [values.length]);
  const split = numbers(0, 0, heads, width / heads);
  const joined = numbers(0, 0, width);
  // A product of a query and a key is divided by the root of their width; done with one number for all of them.
  const scale = onnx.constant(Float32Array.of(1 / Math.sqrt(width / heads)), []);

  const vector = (name: string) => {
    const { values, dims } = weights.floats(name);
    return onnx.constant(values, dims);
  };
  const norm = (name: string, value: string, output?: string) =>
    onnx.node('LayerNormalization', [value, vector(`${name}/gamma`), vector(`${name}/beta`)], {}, output);

  const written = new Map<string, { readonly whole: string; readonly scales: string }>();
  /** A matrix [columns, rows] in whole numbers and the scale of each row, which are written once. */
  function matrix(name: string) {
    const known = written.get(name);
    if (known) return known;
    const { rows, columns, numbers: whole, scales } = weights.matrix(name);
    const made = { whole: onnx.constant(whole, [columns, rows]), scales: onnx.constant(scales, [rows]) };
    written.set(name, made);
    return made;
  }
  /** A value times a matrix in whole numbers: ONNX Runtime joins these nodes. */
  function product(name: string, value: string): string {
    const { whole, scales } = matrix(name);
    const quantized = `${name}/quantized`;
    const scaleOf = `${name}/scale`;
    const zero = `${name}/zero`;
    onnx.into([quantized, scaleOf, zero], 'DynamicQuantizeLinear', [value]);
    const sums = onnx.node('Cast', [onnx.node('MatMulInteger', [quantized, whole, zero])], { to: elementType.float });
    return onnx.node('Mul', [sums, onnx.node('Mul', [scaleOf, scales])]);
  }
  const linear = (name: string, value: string) => onnx.node('Add', [product(name, value), vector(`${name}/bias`)]);

  /** The parts of a product that CTranslate2 keeps as one. */
  function parts(value: string, count: number): readonly string[] {
    const outputs = Array.from({ length: count }, (_, at) => `${value}.${at}`);
    onnx.into(outputs, 'Split', [value], { axis: 2, num_outputs: count });
    return outputs;
  }
  /** [batch, position, width] → [batch, head, position, within]. */
  const byHead = (value: string, output?: string) =>
    onnx.node('Transpose', [onnx.node('Reshape', [value, split])], { perm: headsFirst }, output);

  /** Attention of queries to keys and values, all by head; `mask` is added where it is given. */
  function attend(name: string, [query, key, value]: Triple, mask?: string): string {
    const scaled = onnx.node('Mul', [query, scale]);
    const scores = onnx.node('MatMul', [scaled, onnx.node('Transpose', [key], { perm: turned })]);
    const shares = onnx.node('Softmax', [mask === undefined ? scores : onnx.node('Add', [scores, mask])]);
    const seen = onnx.node('Transpose', [onnx.node('MatMul', [shares, value])], { perm: headsFirst });
    return linear(name, onnx.node('Reshape', [seen, joined]));
  }
  const feedForward = (name: string, value: string) => {
    const wide = linear(`${name}/linear_0`, norm(`${name}/layer_norm`, value));
    return onnx.node('Add', [value, linear(`${name}/linear_1`, onnx.node('Gelu', [wide]))]);
  };
  return { numbers, vector, matrix, norm, product, linear, parts, byHead, attend, feedForward };
}
