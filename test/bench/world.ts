import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { readCatalog, type CatalogModel } from '../../src/core/engines/catalog.js';
import { readEngineRegistry } from '../../src/core/engines/registry.js';
import { defaultModelsDir } from '../../src/core/jobs/defaultModelsDir.js';
import { openBook } from '../../src/core/jobs/openBook.js';
import type { EngineInfo } from '../../src/core/model/engineInfo.js';
import { blocksOf, bookText, type BookShape } from './bookText.js';

/** What every measurement is given. All paths are absolute. */
export interface BenchWorld {
  /** The built program, as it is packed. */
  readonly distDir: string;
  /** The bench's own programs, bundled. */
  readonly programsDir: string;
  readonly modelsDir: string;
  /** Where what is fetched for comparison is kept between runs. */
  readonly cacheDir: string;
  /** The manuscript: a file or a folder. */
  readonly book: string;
  /** The Piper voice that is measured. */
  readonly voice: string;
  readonly engines: readonly EngineInfo[];
  readonly models: readonly CatalogModel[];
  /** A book of that shape, always the same. */
  text(shape: BookShape): readonly string[];
  /** A new empty folder; all of them go in the end. */
  folder(): Promise<string>;
  /** Tells a person what is going on. */
  tell(line: string): void;
}

/** Opens the world and calls `use` with it. `manuscript` is the book whose text is repeated. */
export async function withWorld<T>(
  manuscript: string,
  signal: AbortSignal,
  use: (world: BenchWorld) => Promise<T>,
): Promise<T> {
  const home = await mkdtemp(path.join(tmpdir(), 'lector-bench-'));
  const bookPath = path.resolve(manuscript);
  const { book } = await openBook({ path: bookPath }, signal);
  const texts = book.files.map((file) => readFile(path.join(book.root, file), { encoding: 'utf8', signal }));
  const blocks = blocksOf(await Promise.all(texts));
  if (blocks.length === 0) throw new Error(`${manuscript} holds no text to measure with.`);
  const cache = process.env.LECTOR_CACHE ?? path.join(homedir(), '.cache', 'lector');
  const read = (name: string) => readFile(path.resolve('dist', 'models', name), 'utf8');
  try {
    return await use({
      distDir: path.resolve('dist'),
      programsDir: path.resolve('out', 'bench'),
      modelsDir: defaultModelsDir(),
      cacheDir: path.resolve(cache, 'bench'),
      book: bookPath,
      voice: 'en_US-joe-medium',
      engines: readEngineRegistry(await read('engines.json'), 'engines.json'),
      models: readCatalog(await read('catalog.json'), 'catalog.json'),
      text: (shape) => bookText(blocks, shape),
      folder: () => mkdtemp(path.join(home, 'book-')),
      tell: (line) => console.error(line),
    });
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
