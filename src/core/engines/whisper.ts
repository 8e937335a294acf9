import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { cutAtPauses } from '../audio/cutAtPauses.js';
import { resample } from '../audio/resample.js';
import { throwIfCancelled } from '../base/cancellation.js';
import { messageOf } from '../base/errors.js';
import type { Ear } from './ear.js';
import { refuseExternalWeights } from './externalWeights.js';
import { damagedModel, readModelFile } from './modelFiles.js';
import { readModel } from './onnxFields.js';
import { readFields } from './protobuf.js';

/** What Whisper was trained on, and less than the 30 s that it hears at once by the silence around each piece. */
const sampleRate = 16_000;
const mostSeconds = 29;
const silenceSeconds = 0.25;
/** In a model's folder, as models for `@huggingface/transformers` are laid out. */
const descriptions = ['config.json', 'generation_config.json', 'preprocessor_config.json', 'tokenizer.json'];
const graphsFolder = 'onnx';

/** OpenAI's Whisper as ONNX: `<model>/onnx/encoder_model….onnx`, `decoder_model_merged….onnx`, quantized ones first. */
export const whisper: Ear = {
  id: 'whisper',
  async load({ modelsDir, threads }, model, signal) {
    throwIfCancelled(signal);
    const isQuantized = await checkModel(modelsDir, model);
    throwIfCancelled(signal);
    const { env, pipeline } = await import('@huggingface/transformers');
    env.allowRemoteModels = false;
    env.localModelPath = modelsDir;
    env.useFSCache = false;
    const transcribe = await pipeline('automatic-speech-recognition', model, {
      dtype: isQuantized ? 'q8' : 'fp32',
      session_options: { intraOpNumThreads: threads, interOpNumThreads: 1, logSeverityLevel: 3 },
    }).catch((error: unknown) => {
      throw damagedModel(model, messageOf(error), error);
    });
    const speaksMany = isMultilingual(await readModelFile(modelsDir, model, 'generation_config.json'));
    return {
      async hear({ samples, sampleRate: rate, language, pieceSeconds = mostSeconds }, signal) {
        const most = Math.min(pieceSeconds, mostSeconds);
        const texts: string[] = [];
        for (const piece of cutAtPauses(resample(samples, rate, sampleRate), sampleRate, most)) {
          throwIfCancelled(signal);
          const spoken = speaksMany ? { language: language.split('-')[0] ?? language, task: 'transcribe' } : {};
          const { text } = await transcribe(amidSilence(piece), spoken);
          texts.push(text.trim());
        }
        return texts.join(' ');
      },
    };
  },
};

/** Every file against its checksum, no graph with weights elsewhere. Returns whether the quantized graphs are there. */
async function checkModel(modelsDir: string, model: string): Promise<boolean> {
  for (const name of descriptions) await readModelFile(modelsDir, model, name);
  const there = await readdir(path.join(modelsDir, model, graphsFolder)).catch((): string[] => []);
  const isQuantized = there.includes('encoder_model_quantized.onnx');
  const suffix = isQuantized ? '_quantized.onnx' : '.onnx';
  for (const name of [`encoder_model${suffix}`, `decoder_model_merged${suffix}`]) {
    const graph = await readModelFile(modelsDir, model, `${graphsFolder}/${name}`);
    try {
      refuseExternalWeights(readFields(readModel(graph).inside.bytes));
    } catch (error) {
      throw damagedModel(model, `${name}: ${messageOf(error)}`, error);
    }
  }
  return isQuantized;
}

function isMultilingual(generationConfig: Buffer): boolean {
  return /"is_multilingual"\s*:\s*true/.test(generationConfig.toString('utf8'));
}

function amidSilence(piece: Float32Array): Float32Array {
  const before = silenceSeconds * sampleRate;
  const all = new Float32Array(piece.length + 2 * before);
  all.set(piece, before);
  return all;
}
