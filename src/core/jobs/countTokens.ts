import type { PlanRequest } from '../model/request.js';
import type { JobWorld } from './jobWorld.js';
import { openBook } from './openBook.js';
import { resolveSpeech } from './resolveSpeech.js';

/** Tokens of texts as the engine itself counts them. @throws LectorError as resolveSpeech and the pool do. */
export async function countTokens(
  world: JobWorld,
  request: PlanRequest,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<readonly number[]> {
  const { book } = await openBook(request, signal);
  const { settings } = resolveSpeech(world, request, {}, book);
  const counts: number[] = [];
  for (const text of texts) counts.push(await world.pool.count(settings.engine, { ...settings, text }, signal));
  return counts;
}
