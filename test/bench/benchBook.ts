import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { toUri } from '../../src/server/uris.js';

export interface BenchBook {
  readonly folder: string;
  readonly uri: string;
  readonly chapters: readonly { readonly file: string; readonly uri: string; readonly text: string }[];
}

/** Writes a book into a new folder: one file a chapter, `lector.yaml` with the engine, and nothing narrated yet. */
export async function writeBook(folder: string, engine: string, texts: readonly string[]): Promise<BenchBook> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'lector.yaml'), `title: Bench\nlanguage: en\nengine: ${engine}\n`);
  const chapters = texts.map((text, index) => {
    const file = path.join(folder, `${String(index + 1).padStart(3, '0')}.md`);
    return { file, uri: toUri(file), text };
  });
  for (const { file, text } of chapters) await writeFile(file, text);
  return { folder, uri: toUri(folder), chapters };
}
