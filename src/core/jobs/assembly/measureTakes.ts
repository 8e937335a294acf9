import { createLoudnessMeter, type LoudnessMeter } from '../../audio/loudness.js';
import { trim, type Trimmed } from '../../audio/trim.js';
import { throwIfCancelled } from '../../base/cancellation.js';
import type { Take } from '../../model/take.js';
import type { Store } from '../../store/openStore.js';
import { readTake } from './readTake.js';
import type { SpokenChunk } from './spokenChunks.js';

/** A chunk's take with what is known of it once it was heard whole. */
export interface MeasuredTake extends SpokenChunk {
  /** Hz, of the take itself. */
  readonly takeRate: number;
  readonly trimmed: Trimmed;
  readonly voiceKey: string;
}

export interface MeasuredTakes {
  readonly takes: readonly MeasuredTake[];
  /** How loud each voice speaks here, by voice key. */
  readonly voices: ReadonlyMap<string, VoiceLoudness>;
}

export interface VoiceLoudness {
  /** Integrated, in LUFS; −∞ for a voice that says too little to be measured. */
  readonly lufs: number;
  readonly seconds: number;
}

/** Hears the takes one after the other. @throws LectorError as {@link readTake}. */
export async function measureTakes(
  store: Pick<Store, 'readTakeAudio'>,
  chunks: readonly SpokenChunk[],
  signal: AbortSignal,
): Promise<MeasuredTakes> {
  const takes: MeasuredTake[] = [];
  const meters = new Map<string, { readonly meter: LoudnessMeter; seconds: number }>();
  for (const spoken of chunks) {
    throwIfCancelled(signal);
    const { samples, sampleRate } = await readTake(store, spoken.take);
    const trimmed = trim(samples, sampleRate, spoken.take.words);
    const key = keyOf(spoken.take, sampleRate);
    const heard = meters.get(key) ?? { meter: createLoudnessMeter(sampleRate), seconds: 0 };
    heard.meter.add(samples.subarray(trimmed.start, trimmed.end));
    heard.seconds += (trimmed.end - trimmed.start) / sampleRate;
    meters.set(key, heard);
    takes.push({ ...spoken, takeRate: sampleRate, trimmed, voiceKey: key });
  }
  const voices = [...meters].map(([key, { meter, seconds }]) => [key, { lufs: meter.integrated(), seconds }] as const);
  return { takes, voices: new Map(voices) };
}

function keyOf({ engine, voice }: Take, sampleRate: number): string {
  return `${engine}/${voice}@${sampleRate}`;
}
