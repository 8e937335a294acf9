import { isLectorError } from '../base/errors.js';
import type { Chunk } from '../model/chunk.js';
import type { ChapterStatus } from '../model/state.js';
import type { Store } from '../store/openStore.js';
import type { JobWorld } from './jobWorld.js';
import { findDead } from './quarantine.js';
import type { FileSpeech } from './resolveSpeech.js';
import { speechOf } from './speechSource.js';
import { triedSources } from './triedSources.js';

/** The same chapters with those failed chunks marked that a narration wouldn't try again. Where none failed nothing is read. */
export async function markQuarantined(
  world: JobWorld,
  store: Pick<Store, 'readErrorRegistry'>,
  speech: FileSpeech,
  chapters: readonly ChapterStatus[],
): Promise<readonly ChapterStatus[]> {
  const failed = chapters.flatMap(({ chunks }) => chunks.filter(({ state }) => state === 'failed'));
  const known = failed.length > 0 ? await store.readErrorRegistry() : [];
  if (known.length === 0) return chapters;
  const dead = new Set<string>();
  for (const { chunk } of failed) if (await isDead(chunk)) dead.add(chunk.id);
  return chapters.map(({ chapter, chunks }) => ({
    chapter,
    chunks: chunks.map((status) => (dead.has(status.chunk.id) ? { ...status, isQuarantined: true as const } : status)),
  }));

  async function isDead(chunk: Chunk): Promise<boolean> {
    try {
      return (
        findDead(known, await triedSources(world, speech, speechOf(world.engines, speech, chunk), chunk)) !== undefined
      );
    } catch (error) {
      if (isLectorError(error)) return false;
      throw error;
    }
  }
}
