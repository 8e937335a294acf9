import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { silentRuns, silentShare } from '../audio/silence.js';
import { decodeWav } from '../audio/wav.js';
import { hash, shortHash } from '../base/hash.js';
import { LectorError, messageOf } from '../base/errors.js';
import { isThere } from './modelFiles.js';
import type { PocketOptions } from './pocketOptions.js';
import type { PocketProgram } from './pocketProgram.js';

/** A voice as the program is told of it. */
export interface PocketVoice {
  readonly id: string;
  /** The name of one that it knows itself, or the path of a file. */
  readonly source: string;
  readonly isFile: boolean;
  /** Whether a recording had been made into a voice before; absent where there is no recording. */
  readonly cached?: boolean;
}

export interface PocketVoices {
  /**
   * Has a voice ready for a model: a recording is made into a voice once for each model and kept.
   * @throws LectorError VOICE_UNKNOWN for a file that is no voice, and as {@link PocketProgram.run}.
   */
  prepare(id: string, model: string | undefined, signal: AbortSignal): Promise<PocketVoice>;
}

/** A voice can't be known from less, says the program's own advice of some seconds. */
const shortestSeconds = 1;

/** `cacheDir` is where voices that were made of recordings are kept. */
export function openPocketVoices(options: PocketOptions, cacheDir: string, program: PocketProgram): PocketVoices {
  return {
    async prepare(id, model, signal) {
      const own = options.voices.find((voice) => voice.id === id);
      if (own?.file === undefined) return { id, source: id, isFile: false };
      const bytes = await readVoice(id, own.file);
      if (own.file.endsWith('.safetensors')) return { id, source: own.file, isFile: true };
      if (own.file.toLowerCase().endsWith('.wav')) checkRecording(id, own.file, bytes);
      const config = options.config === undefined ? '' : await configHash(options.config);
      const key = shortHash(hash(bytes), model ?? '', options.config ?? '', config);
      const kept = path.join(cacheDir, 'voices', `${key}.safetensors`);
      const cached = await isThere(kept);
      if (!cached) await make(id, own.file, kept, model, signal);
      return { id, source: kept, isFile: true, cached };
    },
  };

  async function make(
    id: string,
    recording: string,
    kept: string,
    model: string | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    await mkdir(path.dirname(kept), { recursive: true });
    const begun = path.join(path.dirname(kept), `.${process.pid}-${path.basename(kept)}`);
    try {
      const values = { quiet: true, config: options.config, model };
      const failed = `could not make the voice ${id} of ${recording}`;
      await program.run('export-voice', { values, more: [recording, begun], failed, voice: id }, signal);
      await rename(begun, kept);
    } finally {
      await rm(begun, { force: true });
    }
  }
}

async function readVoice(id: string, file: string): Promise<Uint8Array> {
  return readFile(file).catch((cause: unknown) => {
    throw badVoice(id, file, messageOf(cause), cause);
  });
}

/** Trusts the bytes, not the header. */
function checkRecording(id: string, file: string, bytes: Uint8Array): void {
  const wav = decodeWav(bytes);
  if (wav.kind === 'fault') throw badVoice(id, file, wav.message);
  const seconds = wav.samples.length / wav.sampleRate;
  if (seconds < shortestSeconds) throw badVoice(id, file, `it holds ${seconds.toFixed(1)} s of sound`);
  const share = silentShare(silentRuns(wav.samples, wav.sampleRate), seconds);
  if (share === 1) throw badVoice(id, file, 'it is silent');
}

function badVoice(id: string, file: string, why: string, cause?: unknown): LectorError {
  return new LectorError('VOICE_UNKNOWN', `The voice ${id} can't be made of ${file}: ${why}.`, {
    cause,
    nextStep: 'Name a recording of some seconds of clear speech (WAV) or a .safetensors voice in the option voices.',
  });
}

/** A model that was trained further has other voices, though its configuration lies where it did. */
async function configHash(config: string): Promise<string> {
  return readFile(config).then(hash, () => '');
}
