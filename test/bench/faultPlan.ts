import { shortHash } from '../../src/core/base/hash.js';
import { seededRandom } from '../helpers/seededRandom.js';

export const faultIds = ['crash', 'hang', 'silence', 'truncation', 'garbage', 'clipping', 'repetition'] as const;
export type FaultId = (typeof faultIds)[number];

/** What goes wrong while one request is answered; `seed` draws how exactly. */
export interface Harm {
  readonly fault: FaultId;
  readonly seed: number;
}

export const faultModes = ['transient', 'sticky'] as const;
/** Whether each request has its own luck, or the same text by the same engine goes wrong whenever it is asked for. */
export type FaultMode = (typeof faultModes)[number];

/** Says what hits the next request for a text; undefined where nothing does. */
export type FaultPlan = (engine: string, text: string) => Harm | undefined;

/** Hits that share of requests. Which ones and by what depends on the seed and the texts, not on who is asked first. */
export function createFaultPlan(mode: FaultMode, seed: number, share: number): FaultPlan {
  const timesAsked = new Map<string, number>();
  return (engine, text) => {
    const key = shortHash(engine, text);
    const times = timesAsked.get(key) ?? 0;
    timesAsked.set(key, times + 1);
    const luck = shortHash(String(seed), key, mode === 'sticky' ? mode : String(times));
    const random = seededRandom(parseInt(luck.slice(0, 8), 16));
    if (random() >= share) return undefined;
    const fault = faultIds[Math.floor(random() * faultIds.length)];
    return fault && { fault, seed: Math.floor(random() * 2 ** 32) };
  };
}
