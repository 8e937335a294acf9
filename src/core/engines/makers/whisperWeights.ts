import { readCTranslate2, type Ct2Weight } from './ctranslate2.js';
import { halfFloats } from './halfFloats.js';
import { quantizeRows, type QuantizedMatrix } from './quantizeRows.js';

/** A Whisper of CTranslate2 with its matrices quantized. Names are CTranslate2's: `encoder/layer_0/ffn/linear_0`. */
export interface WhisperWeights {
  /** Width of what flows from layer to layer. */
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  /** Words and signs that it knows. */
  readonly vocabulary: number;
  /** Filters of its spectrum. */
  readonly mels: number;
  readonly mostFrames: number;
  readonly mostTokens: number;
  /** A vector or kernel. @throws Error where there is none. */
  floats(name: string): { readonly values: Float32Array; readonly dims: readonly number[] };
  /** A matrix. @throws Error where there is none. */
  matrix(name: string): QuantizedMatrix;
}

/** In every Whisper that OpenAI trained (`n_state / n_head` of its ModelDimensions). */
const headWidth = 64;

/**
 * Reads a `model.bin` and quantizes its matrices, which takes some seconds.
 * @throws Error where it is no Whisper that is understood; the cancellation.
 */
export async function readWhisperWeights(modelBin: Uint8Array, signal: AbortSignal): Promise<WhisperWeights> {
  const all = readCTranslate2(modelBin);
  const weightOf = (name: string): Ct2Weight => {
    const weight = all.get(name);
    if (!weight) throw new Error(`it has no ${name}`);
    return weight;
  };
  const sizesOf = (name: string) => weightOf(name).dims as readonly [number, number];
  const matrices = new Map<string, QuantizedMatrix>();
  for (const [name, weight] of all) {
    // The positions are added to something, not multiplied with it.
    if (weight.dims.length === 2 && name.endsWith('/weight'))
      matrices.set(name.slice(0, -'/weight'.length), await quantizeRows(weight, signal));
  }
  const [vocabulary, width] = sizesOf('decoder/embeddings/weight');
  return {
    width,
    vocabulary,
    heads: width / headWidth,
    layers: [...all.keys()].filter((name) => /^decoder\/layer_\d+\/ffn\/linear_0\/weight$/.test(name)).length,
    mels: sizesOf('encoder/conv1/weight')[1],
    mostFrames: sizesOf('encoder/position_encodings/encodings')[0],
    mostTokens: sizesOf('decoder/position_encodings/encodings')[0],
    floats(name) {
      const { dims, halves } = weightOf(name);
      return { dims, values: halfFloats(halves) };
    },
    matrix(name) {
      const matrix = matrices.get(name);
      if (!matrix) throw new Error(`it has no matrix ${name}`);
      return matrix;
    },
  };
}
