import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { OpenBook } from './openBook.js';

const headerBytes = 44;
const loud = 9000;

/** Puts a pure tone in the place of what the book's takes say, as long as they are, and returns their seconds. */
export async function intoTones({ folder }: OpenBook, hertz: number): Promise<void> {
  const takes = path.join(folder, '.lector', 'takes');
  for (const name of (await readdir(takes)).filter((one) => one.endsWith('.wav'))) {
    const file = path.join(takes, name);
    const wav = await readFile(file);
    const sampleRate = wav.readUInt32LE(24);
    for (let at = headerBytes; at + 1 < wav.length; at += 2) {
      const seconds = (at - headerBytes) / 2 / sampleRate;
      wav.writeInt16LE(Math.round(loud * Math.sin(2 * Math.PI * hertz * seconds)), at);
    }
    await writeFile(file, wav);
  }
}
