import { rms } from '../../audio/level.js';
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
  /** Its mean square times its seconds. */
  readonly energy: number;
}

/** Hears the takes one after the other. @throws LectorError as {@link readTake}. */
export async function measureTakes(
  store: Pick<Store, 'readTakeAudio'>,
  chunks: readonly SpokenChunk[],
  signal: AbortSignal,
): Promise<MeasuredTakes> {
  const takes: MeasuredTake[] = [];
  const voices = new Map<string, Heard>();
  for (const spoken of chunks) {
    throwIfCancelled(signal);
    const { samples, sampleRate } = await readTake(store, spoken.take);
    const trimmed = trim(samples, sampleRate, spoken.take.words);
    const voiceKey = keyOf(spoken.take, sampleRate);
    const voice = voices.get(voiceKey) ?? { meter: createLoudnessMeter(sampleRate), seconds: 0, energy: 0 };
    const said = samples.subarray(trimmed.start, trimmed.end);
    const seconds = said.length / sampleRate;
    voice.meter.add(said);
    voice.seconds += seconds;
    voice.energy += rms(said) ** 2 * seconds;
    voices.set(voiceKey, voice);
    takes.push({ ...spoken, takeRate: sampleRate, trimmed, voiceKey });
  }
  const told = [...voices].map(([key, { meter, ...rest }]) => [key, { ...rest, lufs: meter.integrated() }] as const);
  return { takes, voices: new Map(told) };
}

interface Heard {
  readonly meter: LoudnessMeter;
  seconds: number;
  energy: number;
}

function keyOf({ engine, voice }: Take, sampleRate: number): string {
  return `${engine}/${voice}@${sampleRate}`;
}
