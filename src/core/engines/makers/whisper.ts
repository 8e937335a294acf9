import type { Maker } from './maker.js';
import { whisperDecoder } from './whisperDecoder.js';
import { whisperEncoder } from './whisperEncoder.js';
import { whisperFiles } from './whisperFiles.js';
import { readWhisperWeights } from './whisperWeights.js';

const [modelBin, config, tokenizer] = ['model.bin', 'config.json', 'tokenizer.json'] as const;

/** A Whisper for many languages in the layout of `@huggingface/transformers`, of one that is packed for CTranslate2. */
export const whisper: Maker = {
  async *make(material, signal) {
    const bytesOf = (name: string) => material.get(name) ?? new Uint8Array();
    const textOf = (name: string) => Buffer.from(bytesOf(name)).toString('utf8');
    const weights = await readWhisperWeights(bytesOf(modelBin), signal);
    for (const [name, json] of Object.entries(whisperFiles(weights, textOf(config), textOf(tokenizer))))
      yield [name, Buffer.from(`${JSON.stringify(json, null, 2)}\n`)];
    yield [tokenizer, bytesOf(tokenizer)];
    yield ['onnx/encoder_model_quantized.onnx', whisperEncoder(weights)];
    yield ['onnx/decoder_model_merged_quantized.onnx', whisperDecoder(weights)];
  },
};
