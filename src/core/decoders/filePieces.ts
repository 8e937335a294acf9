import { open } from 'node:fs/promises';
import { throwIfCancelled } from '../base/cancellation.js';
import { LectorError, messageOf } from '../base/errors.js';

const pieceBytes = 256 * 1024;

/** The bytes of a file from an offset on, in pieces, each of which is valid until the next is asked for. @throws LectorError IO_FAILED. */
export async function* filePieces(
  file: string,
  from: number,
  signal: AbortSignal,
  size = pieceBytes,
): AsyncGenerator<Uint8Array, void> {
  const handle = await readable(file, open(file));
  try {
    const piece = new Uint8Array(size);
    for (let at = from; ;) {
      throwIfCancelled(signal);
      const { bytesRead } = await readable(file, handle.read(piece, 0, size, at));
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

/** What a call to the system answers about a file. @throws LectorError IO_FAILED. */
export async function readable<T>(file: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw new LectorError('IO_FAILED', `${file} can't be read: ${messageOf(cause)}`, {
      cause,
      nextStep: 'Check that the file is there and that you may read it.',
    });
  }
}

/** A file that isn't what its name says. */
export function notAudio(file: string, why: string): LectorError {
  return new LectorError('BAD_ENCODING', `${file} can't be heard: ${why}.`, { nextStep: 'Export the file again.' });
}
