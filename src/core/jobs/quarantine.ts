import { hash } from '../base/hash.js';
import { filled } from '../base/phrase.js';
import type { Chunk } from '../model/chunk.js';
import type { DeadChunk, TriedSource } from '../model/deadChunk.js';
import { failureCategories, isOfTheWorld } from '../model/failure.js';
import type { AttemptRecord } from '../model/record.js';
import { sourceSpan, spokenText } from '../model/spoken.js';
import type { Finding } from '../model/verdict.js';
import type { Store } from '../store/openStore.js';
import type { ChunkTask } from './planJob.js';
import { speechPhrases } from './phrases.js';

const keptAttempts = 20;
const keptFindings = 5;
const longestMessage = 500;
/** The oldest are forgotten beyond that: they are tried once more. */
const keptChunks = 1000;

type RegistryStore = Pick<Store, 'readErrorRegistry' | 'updateErrorRegistry'>;
type Place = Pick<ChunkTask, 'chapterId' | 'chunk'>;

/** The chunks of a book that stay dead, while a job runs: none of them is tried again until something changes. */
export interface Quarantine {
  /** Whether anything is known of these words and who is wanted for them; the answer costs nothing. */
  mayKnow(takeId: string): boolean;
  /** What is known of a chunk that all of `sources` were tried with in vain; undefined where one of them is new. */
  find(sources: readonly TriedSource[]): DeadChunk | undefined;
  /** Remembers a chunk that could not be saved, unless that may have been for the world's sake. Durable when it resolves. */
  put(place: Place, dead: Dead): Promise<void>;
  /** Remembers that a chunk is as dead as another one with the same words. */
  putLike(place: Place, known: DeadChunk): Promise<void>;
  /** Forgets a chunk that has a take now. */
  release(place: Place, takeId: string): Promise<void>;
  /** Forgets chunks that are gone: of these chapters, and of all others where these are `isWholeBook`. */
  tidy(planned: ReadonlyMap<string, ReadonlySet<string>>, isWholeBook: boolean): Promise<void>;
}

/** How a chunk died. */
export interface Dead {
  readonly sources: readonly TriedSource[];
  readonly attempts: readonly AttemptRecord[];
  readonly findings: readonly Finding[];
  /** ISO 8601, UTC. */
  readonly at: string;
}

export async function openQuarantine(store: RegistryStore): Promise<Quarantine> {
  let known = await store.readErrorRegistry();

  async function update(change: (chunks: readonly DeadChunk[]) => readonly DeadChunk[]): Promise<void> {
    if (change(known) !== known) known = await store.updateErrorRegistry(change);
  }

  async function put(place: Place, dead: DeadChunk): Promise<void> {
    await update((chunks) => [...chunks.filter((entry) => !isAt(entry, place)), dead].slice(-keptChunks));
  }

  return {
    mayKnow: (takeId) => known.some(({ tried }) => tried[0]?.take_id === takeId),
    find: (sources) => findDead(known, sources),
    async put(place, dead) {
      if (!isOfTheChunk(dead)) return;
      await put(
        place,
        deadChunk(
          place,
          dead,
          known.find((entry) => isAt(entry, place)),
        ),
      );
    },
    async putLike(place, like) {
      if (!isAt(like, place)) await put(place, { ...like, chapter: place.chapterId, chunk: place.chunk.id });
    },
    release: (place, takeId) =>
      update((chunks) => without(chunks, (entry) => isAt(entry, place) || entry.tried[0]?.take_id === takeId)),
    tidy: (planned, isWholeBook) =>
      update((chunks) => without(chunks, ({ chapter, chunk }) => !(planned.get(chapter)?.has(chunk) ?? !isWholeBook))),
  };
}

/** The entry of a chunk that was tried with all of these in vain; the first of them is who is wanted. */
export function findDead(chunks: readonly DeadChunk[], sources: readonly TriedSource[]): DeadChunk | undefined {
  return chunks.find(({ tried }) => {
    const ids = tried.map((source) => source.take_id);
    return ids[0] === sources[0]?.take_id && sources.every((source) => ids.includes(source.take_id));
  });
}

/** What is told of a chunk that isn't tried again: what was wrong, and what would change that. */
export function findingsOf({ findings, tried, last_at: at }: DeadChunk, chunk: Chunk): readonly Finding[] {
  const [wanted, ...others] = tried.map(({ engine, version }) => `${engine} ${version}`);
  const day = at.slice(0, 10);
  const message =
    others.length > 0
      ? filled(speechPhrases.notAgainNorWith, wanted ?? '', others.join(', '), day)
      : filled(speechPhrases.notAgain, wanted ?? '', day);
  return [
    ...findings.map((finding) => {
      const { textRange } = finding;
      return {
        ...finding,
        span: (textRange && sourceSpan(chunk.spoken, textRange.start, textRange.end)) ?? chunk.span,
      };
    }),
    { code: 'not-tried-again', severity: 'info', message, span: chunk.span },
  ];
}

function isAt({ chapter, chunk }: DeadChunk, place: Place): boolean {
  return chapter === place.chapterId && chunk === place.chunk.id;
}

/** The same list where nothing is to go. */
function without(chunks: readonly DeadChunk[], isGone: (entry: DeadChunk) => boolean): readonly DeadChunk[] {
  return chunks.some(isGone) ? chunks.filter((entry) => !isGone(entry)) : chunks;
}

/** Whether all that was tried with the wanted engine failed for these words. An engine that was stopped tried nothing. */
function isOfTheChunk({ attempts, sources }: Dead): boolean {
  const own = attempts.filter(({ engine }) => engine === sources[0]?.engine);
  if (own.length === 0 || attempts.some(({ code }) => code === 'engine-stopped')) return false;
  return own.every(({ category }) => category !== undefined && !isOfTheWorld(category));
}

function deadChunk({ chapterId, chunk }: Place, dead: Dead, earlier: DeadChunk | undefined): DeadChunk {
  const attempts = dead.attempts.map(({ engine, voice, at, code, category, repair }) => ({
    ...{ engine, voice, at },
    ...(code === undefined ? {} : { code }),
    ...(category === undefined ? {} : { category }),
    ...(repair === undefined ? {} : { repair }),
  }));
  const all = [...(earlier?.attempts ?? []), ...attempts].slice(-keptAttempts);
  const kinds = new Set(attempts.map(({ category }) => category));
  return {
    text_sha256: hash(spokenText(chunk.spoken)),
    chapter: chapterId,
    chunk: chunk.id,
    categories: failureCategories.filter((category) => kinds.has(category)),
    tried: dead.sources,
    attempts: all,
    findings: dead.findings.slice(0, keptFindings).map(({ span: _, message, ...finding }) => ({
      ...finding,
      message: message.slice(0, longestMessage),
    })),
    first_at: earlier?.first_at ?? dead.at,
    last_at: dead.at,
  };
}
