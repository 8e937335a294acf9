import path from 'node:path';
import { createLevelMeter, type Levels } from '../audio/levelMeter.js';
import { throwIfCancelled } from '../base/cancellation.js';
import type { Clock } from '../base/clock.js';
import { nextTurn } from '../base/turn.js';
import type { AudioFileInfo } from '../decoders/decoder.js';
import { decoderOf } from '../decoders/index.js';
import { storePresetOf } from '../model/storePresets.js';
import type { StorePreset, StorePresetId } from '../model/storePreset.js';
import { audioFiles } from './storeCheck/audioFiles.js';
import { mixedChannels, storeFindings, unreadable, type StoreFinding } from './storeCheck/storeFindings.js';

export interface StoreCheckRequest {
  /** Absolute paths of audio files, and of folders whose audio files are meant. */
  readonly paths: readonly string[];
  readonly preset: StorePresetId;
}

/** An encoded file as a store would measure it. */
export interface CheckedFile {
  /** Absolute. */
  readonly file: string;
  /** `unmeasured` where nobody here can decode it. */
  readonly outcome: 'good' | 'problems' | 'unmeasured';
  readonly info?: AudioFileInfo;
  readonly levels?: Levels;
  readonly findings: readonly StoreFinding[];
}

/** What a store check tells while it runs; the last one is `finished`. */
export type StoreCheckEvent =
  | {
      readonly kind: 'checking';
      /** Absolute. */
      readonly file: string;
      readonly done: number;
      readonly total: number;
      /** Seconds to go; absent until it can be told. */
      readonly etaSeconds?: number;
    }
  | ({ readonly kind: 'checked' } & CheckedFile)
  /** `findings` are those of the files together. */
  | {
      readonly kind: 'finished';
      readonly preset: StorePreset;
      readonly good: number;
      readonly total: number;
      readonly findings: readonly StoreFinding[];
    };

/**
 * Decodes files as they are, measures them and holds them against what a store asks for. Writes nothing.
 * @throws LectorError FILE_MISSING, BAD_ARGUMENT as `audioFiles`; IO_FAILED, BAD_ENCODING for a file that can't be read.
 */
export async function* checkStore(
  { clock }: { readonly clock: Clock },
  { paths, preset: id }: StoreCheckRequest,
  signal: AbortSignal,
): AsyncGenerator<StoreCheckEvent, void> {
  const preset = storePresetOf(id);
  const files = await audioFiles(paths);
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const begun = clock.monotonicMs();
  const channels = new Set<number>();
  let good = 0;
  let doneBytes = 0;
  for (const [done, { file, bytes }] of files.entries()) {
    const secondsPerByte = (clock.monotonicMs() - begun) / 1000 / doneBytes;
    const eta = done > 0 ? { etaSeconds: (totalBytes - doneBytes) * secondsPerByte } : {};
    yield { kind: 'checking', file, done, total: files.length, ...eta };
    const checked = await checkFile(preset, file, signal);
    if (checked.outcome === 'good') good++;
    if (checked.info) channels.add(checked.info.channels);
    yield { kind: 'checked', ...checked };
    doneBytes += bytes;
  }
  const findings = preset.limits.hasSameChannels && channels.size > 1 ? [mixedChannels()] : [];
  yield { kind: 'finished', preset, good, total: files.length, findings };
}

async function checkFile(preset: StorePreset, file: string, signal: AbortSignal): Promise<CheckedFile> {
  const ending = path.extname(file).toLowerCase();
  const audio = await decoderOf(ending)?.open(file, signal);
  if (!audio) return { file, outcome: 'unmeasured', findings: [unreadable(ending.slice(1))] };
  const meter = createLevelMeter(audio.info.sampleRate);
  for await (const block of audio.blocks(signal)) {
    throwIfCancelled(signal);
    meter.add(...block);
    await nextTurn();
  }
  const levels = meter.levels();
  const findings = storeFindings(preset, audio.info, levels);
  return { file, outcome: findings.length === 0 ? 'good' : 'problems', info: audio.info, levels, findings };
}
