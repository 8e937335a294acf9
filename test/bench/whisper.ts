import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensurePackage } from './npmPackage.js';
import type { BenchWorld } from './world.js';

/** What the program `peers/whisper.ts` is told. Paths are absolute. */
export interface WhisperSetting {
  /** The folder that `@huggingface/transformers` is installed in. */
  readonly packages: string;
  /** The model's name, in `models` or on Hugging Face. */
  readonly model: string;
  readonly models?: string;
  /** Where a download is kept; absent where nothing may be fetched. */
  readonly cache?: string;
}

const library = '@huggingface/transformers@3.8.1';
const remoteModel = 'onnx-community/whisper-tiny.en';

/**
 * Whisper for English: the model in the folder that LECTOR_WHISPER names, else, with LECTOR_WHISPER_DOWNLOAD=1, the one on
 * Hugging Face, kept in the bench's cache. Returns why not where it can't be had.
 */
export async function ensureWhisper(
  world: Pick<BenchWorld, 'cacheDir' | 'tell'>,
  signal: AbortSignal,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<WhisperSetting | { readonly missing: string }> {
  const { LECTOR_WHISPER: folder, LECTOR_WHISPER_DOWNLOAD: consent } = environment;
  if (folder && !existsSync(path.join(folder, 'onnx', 'encoder_model_quantized.onnx'))) {
    return { missing: `no onnx/encoder_model_quantized.onnx in ${folder}` };
  }
  if (!folder && consent !== '1') return { missing: 'set LECTOR_WHISPER, or LECTOR_WHISPER_DOWNLOAD=1 to fetch it' };
  const packages = await ensurePackage(world, library, signal);
  if (typeof packages !== 'string') return packages;
  if (!folder) return { packages, model: remoteModel, cache: path.join(world.cacheDir, 'whisper') };
  const { dir, base } = path.parse(path.resolve(folder));
  return { packages, model: base, models: dir };
}
