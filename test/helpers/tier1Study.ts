import { isAccepted } from '../../src/core/jobs/recordOf.js';
import type { Outcome } from '../../src/core/model/verdict.js';
import { habitsIn, usualHabits } from '../../src/core/validators/habits.js';
import { judge } from '../../src/core/validators/judge.js';
import type { Listened } from '../../src/core/validators/validator.js';
import { seededRandom } from './seededRandom.js';
import { takeFaults } from './takeFaults.js';

/** How many of so many, with the bounds between which the true share lies in 95 of 100 such studies. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
}

export interface Tier1Study {
  /** Takes with a fault that were not passed, by the fault's id. */
  readonly found: Readonly<Record<string, Share>>;
  /** Good takes that were refused. */
  readonly refused: Share;
  /** Good takes that a person was asked about. */
  readonly doubted: Share;
  /** What was said of good takes, and a few that were missed. */
  readonly notes: readonly string[];
}

/** A good take, before anything was learned of its voice. */
export type StudiedTake = Omit<Listened, 'habits'>;

/** Seconds; longer takes take longer to judge, and are not judged otherwise. */
const longestHarmed = 8;

/** Harms good takes of one voice `count` times by each fault, and judges all of them as they are judged in a book. */
export async function studyTier1(takes: readonly StudiedTake[], count: number, seed: number): Promise<Tier1Study> {
  const random = seededRandom(seed);
  const habits = usualHabits(takes.flatMap((take) => habitsIn(take) ?? []));
  const notes: string[] = [];
  const outcomes: Outcome[] = [];
  for (const take of takes) {
    const { outcome, findings } = judge({ ...take, habits });
    outcomes.push(outcome);
    for (const { code, message } of findings) notes.push(`${code}: ${message} — ${take.text.slice(0, 60)}`);
  }
  const short = takes.filter(({ samples, sampleRate }) => samples.length < sampleRate * longestHarmed);
  const found: Record<string, Share> = {};
  for (const fault of takeFaults) {
    const { id } = fault;
    let [tried, seen] = [0, 0];
    for (let at = 0; tried < count && at < count * 20; at++) {
      const take = short[Math.floor(random() * short.length)];
      const harmed = take && fault.harm(take, random);
      if (!harmed) continue;
      tried++;
      const { outcome } = judge({ ...take, ...harmed, habits });
      if (outcome !== 'pass') seen++;
      else if (tried - seen <= 2) notes.push(`${id} was missed: ${take.text.slice(0, 60)}`);
    }
    found[id] = share(seen, tried);
  }
  return {
    found,
    refused: share(outcomes.filter((outcome) => !isAccepted(outcome)).length, takes.length),
    doubted: share(outcomes.filter((outcome) => outcome === 'review').length, takes.length),
    notes,
  };
}

/** Wilson's score interval at 95 % (E. B. Wilson, 1927). */
export function share(count: number, of: number): Share {
  const z = 1.96;
  const rate = count / of;
  const centre = rate + (z * z) / (2 * of);
  const half = z * Math.sqrt((rate * (1 - rate)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return { count, of, low: Math.max(0, (centre - half) / scale), high: Math.min(1, (centre + half) / scale) };
}
