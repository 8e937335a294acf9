import { freemem } from 'node:os';
import path from 'node:path';
import { readFrontMatter } from '../manuscript/readFrontMatter.js';
import type { PlanRequest } from '../model/request.js';
import { isVoiceInstalled } from './isVoiceInstalled.js';
import type { JobWorld } from './jobWorld.js';
import { openBook } from './openBook.js';
import { readText } from './readText.js';
import { resolveSpeech } from './resolveSpeech.js';

/** An engine that nobody has asked for yet may take this share of the memory that is free. */
const memoryShare = 0.1;

/**
 * Loads the engine and the voice that would speak a file, so that its first sound doesn't wait for that; nothing where
 * the voice isn't installed or memory is short. @throws LectorError as readText, resolveSpeech and the pool do.
 */
export async function warmUp(world: JobWorld, request: PlanRequest, signal: AbortSignal): Promise<void> {
  const { book, file } = await openBook(request, signal);
  const text = request.text ?? (await readText(path.join(book.root, file ?? ''), signal));
  const { engine, voice, settings } = resolveSpeech(world, request, readFrontMatter(text), book);
  if (engine.memoryMb * 2 ** 20 > freemem() * memoryShare) return;
  if (!(await isVoiceInstalled(world, { engine, voice }))) return;
  await world.pool.warm(engine.id, { ...settings, text: '' }, signal);
}
