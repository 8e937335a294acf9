import { LectorError } from '../../base/errors.js';
import { spokenText } from '../../model/spoken.js';
import type { Chunk, PauseSeconds } from '../../model/chunk.js';
import type { ChapterStatus, ChunkStatus } from '../../model/state.js';
import type { Take } from '../../model/take.js';
import type { Store } from '../../store/openStore.js';
import { playedTake } from '../playedTake.js';

/** A chunk with the take that says it. */
export interface SpokenChunk {
  readonly chunk: Chunk;
  readonly take: Take;
  /** Silence after it: the longest that it or the skipped chunks behind it ask for. */
  readonly pauseSeconds: number;
}

const excerptLength = 60;

/**
 * The chunks of a chapter with their takes, in reading order, without those that a person left unspoken.
 * @throws LectorError FILE_MISSING where one of them has no good take: no chapter is assembled with a gap; BAD_ARGUMENT for a chapter
 * without spoken words.
 */
export async function spokenChunks(
  store: Pick<Store, 'findRecording'>,
  { chapter, chunks }: ChapterStatus,
  pauses: PauseSeconds,
): Promise<readonly SpokenChunk[]> {
  const spoken: SpokenChunk[] = [];
  const missing: Chunk[] = [];
  for (const status of chunks) {
    const pauseSeconds = pauses[status.chunk.pauseAfter] + (status.chunk.extraPauseSeconds ?? 0);
    if (status.state === 'skipped') {
      const before = spoken.pop();
      if (before) spoken.push({ ...before, pauseSeconds: Math.max(before.pauseSeconds, pauseSeconds) });
      continue;
    }
    const take = await goodTake(store, status);
    if (take) spoken.push({ chunk: status.chunk, take, pauseSeconds });
    else missing.push(status.chunk);
  }
  if (missing.length > 0) throw incomplete(chapter.title, missing, chunks.length);
  if (spoken.length === 0)
    throw new LectorError('BAD_ARGUMENT', `${chapter.title} has nothing that is spoken.`, {
      nextStep: 'Leave this chapter out, or take back what was skipped in it.',
    });
  return spoken;
}

async function goodTake(
  store: Pick<Store, 'findRecording'>,
  { state, record }: ChunkStatus,
): Promise<Take | undefined> {
  return state === 'ready' && record ? playedTake(store, record) : undefined;
}

function incomplete(title: string, missing: readonly Chunk[], total: number): LectorError {
  const [first] = missing.map(({ spoken }) => spokenText(spoken).trim());
  const excerpt = first && first.length > excerptLength ? `${first.slice(0, excerptLength)}…` : first;
  const which = `${missing.length} of ${total} chunks have no good take, the first is “${excerpt ?? ''}”`;
  return new LectorError('FILE_MISSING', `${title} isn't complete: ${which}.`, {
    nextStep: 'Narrate the chapter again, then repair, accept or skip what failed.',
  });
}
