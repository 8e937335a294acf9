import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { LectorError } from '../../base/errors.js';
import { audioEndings } from '../../decoders/index.js';

const byName = new Intl.Collator('en', { numeric: true });

/** An audio file and how large it is. */
export interface AudioFile {
  /** Absolute. */
  readonly file: string;
  readonly bytes: number;
}

/**
 * The audio files among those named, and those that lie in the folders named, in the order of their names.
 * @throws LectorError FILE_MISSING; BAD_ARGUMENT for a file that is no audio, and where there is none at all.
 */
export async function audioFiles(named: readonly string[]): Promise<readonly AudioFile[]> {
  const found: AudioFile[] = [];
  for (const each of named) {
    const { isFolder, bytes } = await look(each);
    if (isFolder) {
      const names = (await readdir(each)).filter(isAudio).sort((a, b) => byName.compare(a, b));
      for (const name of names) {
        const file = path.join(each, name);
        const inside = await look(file);
        if (!inside.isFolder) found.push({ file, bytes: inside.bytes });
      }
    } else if (isAudio(each)) found.push({ file: each, bytes });
    else throw new LectorError('BAD_ARGUMENT', `${each} is no audio file that stores take.`, { nextStep: nameAudio });
  }
  if (found.length > 0) return found;
  throw new LectorError('BAD_ARGUMENT', `There is no audio in ${named.join(', ')}.`, { nextStep: nameAudio });
}

const nameAudio = `Name files that end in ${audioEndings.join(', ')}, or a folder of them.`;

function isAudio(file: string): boolean {
  return audioEndings.includes(path.extname(file).toLowerCase());
}

async function look(file: string): Promise<{ readonly isFolder: boolean; readonly bytes: number }> {
  try {
    const found = await stat(file);
    return { isFolder: found.isDirectory(), bytes: found.size };
  } catch (cause) {
    throw new LectorError('FILE_MISSING', `${file} does not exist.`, { cause, nextStep: 'Check the path.' });
  }
}
