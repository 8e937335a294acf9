import type { TakeOrigin } from '../../model/takeOrigin.js';
import type { JobWorld } from '../jobWorld.js';

/** Who said something, and how long, in whatever unit is the same for all. */
export interface HeardVoice extends Pick<TakeOrigin, 'engine' | 'voice'> {
  readonly length: number;
}

/** The names of the voices that are heard, the one that is heard longest first. */
export function voiceNames({ engines }: Pick<JobWorld, 'engines'>, heard: readonly HeardVoice[]): readonly string[] {
  const lengths = new Map<string, number>();
  for (const { engine: engineId, voice: voiceId, length } of heard) {
    const engine = engines.find(({ id }) => id === engineId);
    const voice = engine?.voices.find(({ id }) => id === voiceId);
    const name = voice && engine ? `${voice.name} (${engine.name})` : voiceId;
    lengths.set(name, (lengths.get(name) ?? 0) + length);
  }
  return [...lengths].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}
