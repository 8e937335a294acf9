import { quantile } from '../base/quantile.js';
import { melBands, type Spectrum } from './spectrum.js';

/** A stretch that sounds again and again. */
export interface Loop {
  /** Seconds; from the first time's start to the last one's end. */
  readonly start: number;
  readonly end: number;
  /** Seconds of one time. */
  readonly period: number;
  /**
   * How alike the times are, less a part of how alike their own halves are: 1 for the same changing sound, some 0.4 for other
   * speech of one voice, 0.6 for a long vowel.
   */
  readonly likeness: number;
}

/** Periods that are looked for, in seconds. */
const shortest = 0.2;
const longest = 5;
/** A loop is heard when a stretch comes thrice: it is then like itself, a period later, for two periods. */
const periods = 2;
const loudQuantile = 0.9;
const loudRangeDb = 20;
/** Less sound than this in a stretch, and its pauses alone would be alike. */
const leastSoundShare = 0.5;
/** Speech that says the same again is as loud again, but for this. */
const likeLevelDb = 6;
/** A steady sound is like itself at every lag; what sounds again and again is not, at half its period. */
const steadinessWeight = 0.3;
/** Up to this period every frame counts; longer ones are looked at closely only where every second frame is so alike. */
const fineUntil = 0.6;
const worthwhile = 0.55;

/** The stretch that is most like itself a period later, by the colour of its frames; undefined where none is long enough. */
export function mostLikeLoop(spectrum: Spectrum): Loop | undefined {
  const { hop, dbfs } = spectrum;
  const sounds = soundsIn(dbfs);
  let best: Loop | undefined;
  const last = Math.min(Math.round(longest / hop), Math.floor(dbfs.length / (periods + 1)));
  const consider = (lag: number, found: Found | undefined) => {
    if (!found || found.likeness <= (best?.likeness ?? 0)) return;
    const half = meanLikeness(spectrum, sounds, found.at, found.at + periods * lag, Math.round(lag / 2));
    const likeness = found.likeness - steadinessWeight * Math.max(0, half);
    if (likeness <= (best?.likeness ?? 0)) return;
    best = { start: found.at * hop, end: (found.at + (periods + 1) * lag) * hop, period: lag * hop, likeness };
  };
  let lag = Math.round(shortest / hop);
  while (lag <= last) {
    const isFine = lag * hop < fineUntil;
    const found = bestAt(spectrum, sounds, lag, isFine ? 1 : 2);
    if (isFine) consider(lag, found);
    else if (found && found.likeness > worthwhile)
      for (const near of [lag - 1, lag, lag + 1]) consider(near, bestAt(spectrum, sounds, near, 1));
    lag += isFine ? 1 : 2;
  }
  return best;
}

interface Found {
  /** The first frame. */
  readonly at: number;
  readonly likeness: number;
}

/** 1 for each frame that sounds. */
function soundsIn(dbfs: Float32Array): Uint8Array {
  const limit = quantile(dbfs, loudQuantile) - loudRangeDb;
  return Uint8Array.from(dbfs, (level) => (level > limit ? 1 : 0));
}

/**
 * Where the frames are most like those `lag` later over two periods, looking at every `step`th. Sound against silence is unlike;
 * silence alone says nothing.
 */
function bestAt(spectrum: Spectrum, sounds: Uint8Array, lag: number, step: number): Found | undefined {
  const window = Math.floor((periods * lag) / step);
  const pairs = Math.floor((sounds.length - lag) / step);
  const likeness = new Float32Array(pairs);
  const isHeard = new Uint8Array(pairs);
  let [sum, heard] = [0, 0];
  let best: Found | undefined;
  for (let pair = 0; pair < pairs; pair++) {
    const at = pair * step;
    if (sounds[at] || sounds[at + lag]) {
      const like = likenessOf(spectrum, at, at + lag);
      likeness[pair] = like;
      isHeard[pair] = 1;
      sum += like;
      heard++;
    }
    const before = pair - window;
    if (before >= 0) {
      sum -= likeness[before] ?? 0;
      heard -= isHeard[before] ?? 0;
    }
    if (before >= -1 && heard >= window * leastSoundShare && sum > heard * (best?.likeness ?? 0))
      best = { at: (before + 1) * step, likeness: sum / heard };
  }
  return best;
}

/** Of the frames `[from, to)` to those `lag` later, where both sound. */
function meanLikeness(spectrum: Spectrum, sounds: Uint8Array, from: number, to: number, lag: number): number {
  let [sum, heard] = [0, 0];
  for (let at = from; at < to; at++) {
    if (!sounds[at] || !sounds[at + lag]) continue;
    sum += likenessOf(spectrum, at, at + lag);
    heard++;
  }
  return heard === 0 ? 0 : sum / heard;
}

/** −1 to 1 by the colours of two frames; 0 where one is far louder than the other. */
function likenessOf({ dbfs, colours }: Spectrum, one: number, other: number): number {
  if (Math.abs((dbfs[one] ?? 0) - (dbfs[other] ?? 0)) > likeLevelDb) return 0;
  const [first, second] = [one * melBands, other * melBands];
  let sum = 0;
  for (let band = 0; band < melBands; band++) sum += (colours[first + band] ?? 0) * (colours[second + band] ?? 0);
  return sum;
}
