import { elementType } from '../onnxFields.js';
import { createOnnxWriter, type OnnxWriter } from './onnxWriter.js';
import { whisperLayers } from './whisperLayers.js';
import type { WhisperWeights } from './whisperWeights.js';

/** What is added where a token would look at a later one. */
const hidden = -1e9;

type Layers = ReturnType<typeof whisperLayers>;

/**
 * Whisper's decoder as ONNX, with what it remembers, in the layout that `@huggingface/transformers` calls
 * `decoder_model_merged`: `input_ids`, `encoder_hidden_states`, `past_key_values.N.…` and `use_cache_branch`, which says that what
 * it knows of the encoder's output stands in the past; `logits` and `present.N.…` come out. After `TextDecoder` in OpenAI's
 * `whisper/model.py`.
 */
export function whisperDecoder(weights: WhisperWeights): Uint8Array {
  const onnx = createOnnxWriter('decoder');
  const layers = whisperLayers(onnx, weights);
  const { norm, linear, product, parts, byHead, attend, feedForward } = layers;
  const ids = onnx.input('input_ids', ['batch_size', 'tokens'], 'int64');
  const encoded = onnx.input('encoder_hidden_states', ['batch_size', 'frames', weights.width]);
  const remembers = onnx.input('use_cache_branch', [1], 'bool');
  const pasts = Array.from({ length: weights.layers }, (_, layer) => {
    const of = (side: string) => {
      const sizes = ['batch_size', weights.heads, `past_${side}`, weights.width / weights.heads];
      return ['key', 'value'].map((what) => onnx.input(`past_key_values.${layer}.${side}.${what}`, sizes));
    };
    return { decoder: of('decoder'), encoder: of('encoder') };
  });
  const { positions, mask } = placesOf(onnx, layers, ids, pasts[0]?.decoder[0] ?? '');
  let value = onnx.node('Add', [embed(onnx, layers, ids), positions]);

  for (const [layer, past] of pasts.entries()) {
    const self = `decoder/layer_${layer}/self_attention`;
    const cross = `decoder/layer_${layer}/attention`;
    const [query = '', ...own] = parts(linear(`${self}/linear_0`, norm(`${self}/layer_norm`, value)), 3);
    const [key = '', said = ''] = own.map((one, at) =>
      onnx.node('Concat', [past.decoder[at] ?? '', byHead(one)], { axis: 2 }, presentOf(past.decoder[at])),
    );
    value = onnx.node('Add', [value, attend(`${self}/linear_1`, [byHead(query), key, said], mask)]);

    const asked = byHead(linear(`${cross}/linear_0`, norm(`${cross}/layer_norm`, value)));
    const [heardKey = '', heard = ''] = past.encoder.map(presentOf);
    onnx.into([heardKey, heard], 'If', [remembers], {
      then_branch: onnx.branch(() => past.encoder.map((one) => onnx.node('Identity', [one]))),
      else_branch: onnx.branch(() => parts(linear(`${cross}/linear_1`, encoded), 2).map((one) => byHead(one))),
    });
    value = onnx.node('Add', [value, attend(`${cross}/linear_2`, [asked, heardKey, heard])]);
    value = feedForward(`decoder/layer_${layer}/ffn`, value);
    for (const kept of [key, said, heardKey, heard]) onnx.output(kept);
  }
  const logits = product('decoder/embeddings', norm('decoder/layer_norm', value));
  onnx.output(onnx.node('Identity', [logits], {}, 'logits'));
  return onnx.bytes();
}

function presentOf(past: string | undefined): string {
  return (past ?? '').replace('past_key_values', 'present');
}

/** Tokens as vectors: columns of the matrix that makes logits of vectors. */
function embed(onnx: OnnxWriter, { matrix, numbers }: Layers, ids: string): string {
  const { whole, scales } = matrix('decoder/embeddings');
  const columns = onnx.node('Gather', [whole, ids], { axis: 1 });
  const vectors = onnx.node('Cast', [onnx.node('Transpose', [columns], { perm: [1, 2, 0] })], {
    to: elementType.float,
  });
  return onnx.node('Mul', [vectors, onnx.node('Unsqueeze', [onnx.node('Gather', [scales, ids]), numbers(2)])]);
}

/** The places of these tokens as vectors, and a mask that hides later tokens from earlier ones. */
function placesOf(
  onnx: OnnxWriter,
  { numbers, vector }: Layers,
  ids: string,
  past: string,
): { readonly positions: string; readonly mask: string } {
  const single = (value: string) => onnx.node('Squeeze', [value]);
  const one = onnx.constant(BigInt64Array.of(1n), []);
  const before = onnx.node('Shape', [past], { start: 2, end: 3 });
  const until = onnx.node('Add', [before, onnx.node('Shape', [ids], { start: 1, end: 2 })]);
  const all = onnx.node('Range', [onnx.constant(BigInt64Array.of(0n), []), single(until), one]);
  const these = onnx.node('Range', [single(before), single(until), one]);
  const isLater = onnx.node('Greater', [all, onnx.node('Unsqueeze', [these, numbers(1)])]);
  const number = (value: number) => onnx.constant(Float32Array.of(value), []);
  return {
    positions: onnx.node('Slice', [vector('decoder/position_encodings/encodings'), before, until, numbers(0)]),
    mask: onnx.node('Where', [isLater, number(hidden), number(0)]),
  };
}
