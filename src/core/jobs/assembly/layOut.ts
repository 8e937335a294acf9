import { resampledLength } from '../../audio/resample.js';
import type { AssemblySettings } from '../../model/assembly.js';
import type { MeasuredTake } from './measureTakes.js';

/** A take where it lies in its chapter's audio, in samples of that. */
export interface PlacedTake extends MeasuredTake {
  readonly start: number;
  readonly samples: number;
}

export interface Layout {
  readonly takes: readonly PlacedTake[];
  /** All of the chapter, what is quiet before and after the words included. */
  readonly samples: number;
}

/** Takes one after the other, each with the pause that follows it; behind the last one is the tail. */
export function layOut(
  takes: readonly MeasuredTake[],
  { sampleRate, headSeconds, tailSeconds }: AssemblySettings,
): Layout {
  const placed: PlacedTake[] = [];
  let at = Math.round(headSeconds * sampleRate);
  for (const [index, take] of takes.entries()) {
    const { start, end } = take.trimmed;
    const samples = resampledLength(end - start, take.takeRate, sampleRate);
    placed.push({ ...take, start: at, samples });
    const after = index < takes.length - 1 ? take.pauseSeconds : tailSeconds;
    at += samples + Math.round(after * sampleRate);
  }
  return { takes: placed, samples: at };
}

/** Takes from all over a chapter, right after one another, that last no longer than `seconds` by much; all of a shorter chapter. */
export function sampleOf({ takes, samples }: Layout, seconds: number, sampleRate: number): Layout {
  const every = Math.ceil(samples / sampleRate / seconds);
  let at = 0;
  const sampled = takes
    .filter((_, index) => index % every === 0)
    .map((take) => {
      const start = at;
      at += take.samples;
      return { ...take, start };
    });
  return { takes: sampled, samples: at };
}
