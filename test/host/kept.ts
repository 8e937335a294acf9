import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { OpenBook } from './openBook.js';

/** What a record says, as far as these tests ask. */
export interface KeptRecord {
  readonly id: string;
  readonly status: string;
  readonly voice: string | null;
  readonly audio_path: string | null;
  readonly take_id: string | null;
  readonly text: string;
  readonly duration_seconds: number | null;
  readonly attempts: readonly unknown[];
  readonly diagnosis?: { readonly fix: string; readonly model: string | null };
  readonly validation: { readonly tier2_wer: number | null };
}

/** The records of a chapter on disk, in their order; none before the first was written. */
export async function records({ folder }: OpenBook, chapter: string): Promise<KeptRecord[]> {
  const file = path.join(folder, '.lector', 'chapters', `${chapter}.json`);
  const text = await readFile(file, 'utf8').catch(() => '{}');
  return Object.values(JSON.parse(text) as Record<string, KeptRecord>);
}

/** How many records of a chapter have a status. */
export async function countOf(book: OpenBook, chapter: string, status: string): Promise<number> {
  return (await records(book, chapter)).filter((record) => record.status === status).length;
}

/** Every take of the book and when it was written. */
export async function takes({ folder }: OpenBook): Promise<Readonly<Record<string, number>>> {
  const names = (await readdir(path.join(folder, '.lector'), { recursive: true })).filter((name) =>
    name.endsWith('.wav'),
  );
  const written = names.sort().map(async (name) => [name, (await stat(path.join(folder, '.lector', name))).mtimeMs]);
  return Object.fromEntries(await Promise.all(written)) as Record<string, number>;
}
