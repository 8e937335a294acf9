import path from 'node:path';
import { isLectorError, LectorError } from '../base/errors.js';
import { withCastVoice } from '../manuscript/editCast.js';
import type { PlanRequest } from '../model/request.js';
import { readInside } from './bookWorld.js';
import type { JobWorld } from './jobWorld.js';
import { openBook } from './openBook.js';
import { bookFile } from './placePatch.js';
import { defaultLanguage } from './resolveSpeech.js';
import { voiceNamed } from './voiceNamed.js';
import { writeNewText, writeText } from './writeText.js';

/** Somebody of a book, and the voice that is to say what they say. */
export interface CastVoice {
  readonly name: string;
  /** A voice's id, an engine's id, or `engine/voice`. */
  readonly voice: string;
}

/** A book's file before and after an edit. */
export interface CastEdit {
  /** Absolute path of the `lector.yaml`. */
  readonly path: string;
  /** Undefined where there is none yet. */
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * The edit of a book's `lector.yaml` that gives somebody a voice; `text` is that of the file where an editor has it open. Writes nothing.
 * @throws LectorError VOICE_UNKNOWN, ENGINE_UNKNOWN; BAD_ARGUMENT for no name; BAD_CONFIG where the file can't be changed; as openBook.
 */
export async function castEdit(
  { engines }: Pick<JobWorld, 'engines'>,
  request: Pick<PlanRequest, 'path' | 'text' | 'book'>,
  { name, voice }: CastVoice,
  text: string | undefined,
  signal: AbortSignal,
): Promise<CastEdit> {
  if (!/\p{L}/u.test(name))
    throw new LectorError('BAD_ARGUMENT', `“${name}” is no name.`, {
      nextStep: 'Say who speaks: a name with letters.',
    });
  const book = request.book ?? (await openBook(request, signal)).book;
  voiceNamed(engines, voice, book.language ?? defaultLanguage);
  const before = text ?? (await textOf(book.root, signal));
  return { path: path.join(book.root, bookFile), before, after: withCastVoice(before ?? '', name.trim(), voice) };
}

/** Gives somebody of a book a voice: writes its `lector.yaml`, which is made where there is none. Returns its path. @throws LectorError as {@link castEdit}; READ_ONLY, NO_SPACE, IO_FAILED. */
export async function assignVoice(
  world: Pick<JobWorld, 'engines'>,
  request: Pick<PlanRequest, 'path' | 'text' | 'book'>,
  given: CastVoice,
  signal: AbortSignal,
): Promise<string> {
  const { path: file, before, after } = await castEdit(world, request, given, undefined, signal);
  if (before === after) return file;
  if (await (before === undefined ? writeNewText(file, after) : writeText(file, before, after))) return file;
  throw new LectorError('IO_FAILED', `${file} was changed at this very moment.`, {
    nextStep: 'Nothing was written. Try again.',
  });
}

async function textOf(root: string, signal: AbortSignal): Promise<string | undefined> {
  return readInside(root, bookFile, signal).catch((error: unknown) => {
    if (isLectorError(error, 'FILE_MISSING')) return undefined;
    throw error;
  });
}
