import { createOnnxWriter } from './onnxWriter.js';
import { whisperLayers } from './whisperLayers.js';
import type { WhisperWeights } from './whisperWeights.js';

/**
 * Whisper's encoder as ONNX: `input_features` [batch, mels, 2 × frames] → `last_hidden_state` [batch, frames, width]. After
 * `AudioEncoder` in OpenAI's `whisper/model.py`.
 */
export function whisperEncoder(weights: WhisperWeights): Uint8Array {
  const onnx = createOnnxWriter('encoder');
  const { vector, norm, linear, parts, byHead, attend, feedForward } = whisperLayers(onnx, weights);
  const convolve = (name: string, value: string, stride: number) =>
    onnx.node('Gelu', [
      onnx.node('Conv', [value, vector(`${name}/weight`), vector(`${name}/bias`)], { pads: [1, 1], strides: [stride] }),
    ]);
  const heard = convolve(
    'encoder/conv2',
    convolve('encoder/conv1', onnx.input('input_features', ['batch_size', weights.mels, 2 * weights.mostFrames]), 1),
    2,
  );
  const frames = onnx.node('Transpose', [heard], { perm: [0, 2, 1] });
  let value = onnx.node('Add', [frames, vector('encoder/position_encodings/encodings')]);
  for (let layer = 0; layer < weights.layers; layer++) {
    const self = `encoder/layer_${layer}/self_attention`;
    const [query = '', key = '', own = ''] = parts(linear(`${self}/linear_0`, norm(`${self}/layer_norm`, value)), 3);
    const seen = attend(`${self}/linear_1`, [byHead(query), byHead(key), byHead(own)]);
    value = feedForward(`encoder/layer_${layer}/ffn`, onnx.node('Add', [value, seen]));
  }
  onnx.output(norm('encoder/layer_norm', value, 'last_hidden_state'));
  return onnx.bytes();
}
