import type { ChunkRecord } from '../../src/core/model/record.js';
import { share, type Share } from '../helpers/tier1Study.js';
import type { FaultId } from './faultPlan.js';
import type { Asked } from './faultyPool.js';

/** How far a chunk got: by its first try, by another one of the same, or by a repair. In the order of a narration. */
export const stages = ['first', 'again', 'split', 'engine', 'rewrite', 'simplify'] as const;
export type Stage = (typeof stages)[number];

/** What became of a narration under a known injection of faults. */
export interface RepairStudy {
  readonly requests: number;
  /** Requests that were hit, by fault. */
  readonly hits: Readonly<Record<string, number>>;
  /** Requests that went wrong without being hit, by the code of their error. */
  readonly unprovoked: Readonly<Record<string, number>>;
  /** Chunks without an accepted take once a stage was over. */
  readonly left: Readonly<Record<Stage, Share>>;
  /** Of the chunks whose first request was hit, those that have a take in the end, and none of its sound was harmed. */
  readonly healed: Share;
  /** Of the harmed takes and parts of takes that an engine handed out, those that are in the book and told to nobody. */
  readonly missed: Share;
  /** The same by fault, and those that are in the book with a doubt. */
  readonly missedBy: Readonly<Record<string, number>>;
  readonly doubted: number;
  /** What was tried for each chunk that has no take in the end, and which harmed takes passed. */
  readonly notes: readonly string[];
}

/** Compares what a job's chunks came to with what was done to its requests; chunks that are another's copy don't count. */
export function studyRepairs(records: readonly ChunkRecord[], asked: readonly Asked[]): RepairStudy {
  const spoken = records.filter(({ attempts }) => attempts.length > 0);
  const requests = requestsByText(asked);
  const hit = asked.filter(({ harm }) => harm);
  const handedOut = hit.filter(({ outcome }) => outcome === 'spoke');
  const inBook = new Map(spoken.map((record) => [record, harmsIn(record, requests.get(record.text) ?? [])]));
  const isTold = (record: ChunkRecord) => record.attempts.at(-1)?.outcome === 'review';
  const missed = spoken.flatMap((record) => (isTold(record) ? [] : (inBook.get(record) ?? [])));
  const doubted = spoken.flatMap((record) => (isTold(record) ? (inBook.get(record) ?? []) : []));
  const struck = spoken.filter(({ text }) => requests.get(text)?.[0]?.harm);
  const isHealed = (record: ChunkRecord) => record.status === 'success' && inBook.get(record)?.length === 0;
  return {
    requests: asked.length,
    hits: countBy(hit.flatMap(({ harm }) => harm?.fault ?? [])),
    unprovoked: countBy(asked.flatMap(({ harm, outcome }) => (harm || outcome === 'spoke' ? [] : outcome))),
    left: leftAfter(spoken),
    healed: share(struck.filter(isHealed).length, struck.length),
    missed: share(missed.length, handedOut.length),
    missedBy: countBy(missed),
    doubted: doubted.length,
    notes: spoken.flatMap((record) => noteOn(record, inBook.get(record) ?? [])),
  };
}

function countBy(ids: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
}

function leftAfter(records: readonly ChunkRecord[]): Record<Stage, Share> {
  const reached = records.map((record) => (record.status === 'success' ? stages.indexOf(stageOf(record)) : Infinity));
  const left = stages.map((stage, at) => [stage, share(reached.filter((one) => one > at).length, records.length)]);
  return Object.fromEntries(left) as Record<Stage, Share>;
}

/** The stage at which a chunk got its take: nothing is tried after that. */
function stageOf({ attempts }: ChunkRecord): Stage {
  return attempts.at(-1)?.repair ?? (attempts.length === 1 ? 'first' : 'again');
}

/** Each chunk's requests in their order, by its text, which is what it asks for first. */
function requestsByText(asked: readonly Asked[]): ReadonlyMap<string, readonly Asked[]> {
  const byChunk = new Map<number, Asked[]>();
  for (const one of asked) byChunk.set(one.priority, [...(byChunk.get(one.priority) ?? []), one]);
  return new Map([...byChunk.values()].map((requests) => [requests[0]?.text ?? '', requests]));
}

/**
 * The harms in a chunk's take: it was made of the last answers of its engine whose texts together are the chunk's, signs aside. Between
 * them stand parts that were refused, for what was good before is not spoken again.
 * @throws Error where there are none such, because then nothing of this can be told.
 */
function harmsIn(
  { status, text, attempts, engine_used: engine }: ChunkRecord,
  requests: readonly Asked[],
): readonly FaultId[] {
  if (status !== 'success') return [];
  const answered = requests.filter((one) => one.engine === engine && one.outcome === 'spoke');
  // Said in other words it is the one answer that came last.
  if (attempts.at(-1)?.repair === 'rewrite') return answered.slice(-1).flatMap(({ harm }) => harm?.fault ?? []);
  let left = lettersOf(text);
  const made = answered.toReversed().filter((part) => {
    const letters = lettersOf(part.text);
    const isOfIt = letters !== '' && left.endsWith(letters);
    if (isOfIt) left = left.slice(0, -letters.length);
    return isOfIt;
  });
  if (left !== '') throw new Error(`Nobody knows which requests made the take of “${text}”.`);
  return made.toReversed().flatMap(({ harm }) => harm?.fault ?? []);
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

function noteOn({ status, text, attempts }: ChunkRecord, harms: readonly FaultId[]): readonly string[] {
  const tries = attempts.map(({ engine, repair = 'as wanted', code = 'pass' }) => `${engine} ${repair}: ${code}`);
  const what = status === 'success' ? harms.join(', ') : 'no take';
  return what === '' ? [] : [`${what}, “${text.trim()}” — ${tries.join('; ')}`];
}
