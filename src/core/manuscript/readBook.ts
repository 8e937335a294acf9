import { isLectorError } from '../base/errors.js';
import { baseName, type BookPath } from '../base/paths.js';
import type { Book } from '../model/book.js';
import { pronunciationsFileName, type Pronunciation } from '../model/pronunciation.js';
import type { Finding } from '../model/verdict.js';
import type { BookPlan } from './bookOrders/bookOrder.js';
import { bookOrders } from './bookOrders/index.js';
import { chapterFiles, insideBook } from './chapterFiles.js';
import { present } from './present.js';
import { bookPronunciations } from './pronunciationsFile.js';

/** The files of a book. Paths have forward slashes and are relative to its root. */
export interface BookFiles {
  /** All Markdown files and the files that order a book. */
  list(signal: AbortSignal): Promise<readonly BookPath[]>;
  /** A file's text; undefined where there is none. */
  read(path: BookPath, signal: AbortSignal): Promise<string | undefined>;
}

interface FoundPlan {
  readonly id: (typeof bookOrders)[number]['id'];
  readonly file: BookPath;
  readonly plan: BookPlan;
}

/**
 * Reads what a folder says of the book in it. What can't be used becomes a finding; throws only what the world does
 * when it can't be listed. Without a file that orders the chapters, numbers in their names do, then the names.
 */
export async function readBook(root: string, stateRoot: string, world: BookFiles, signal: AbortSignal): Promise<Book> {
  const files = await world.list(signal);
  const findings: Finding[] = [];
  const plans = await readPlans(files, world, findings, signal);
  const ordering = plans.find(({ plan }) => plan.chapters !== undefined);
  const first = <Key extends keyof BookPlan>(key: Key) =>
    plans.map(({ plan }) => plan[key]).find((value) => value !== undefined);
  return {
    root,
    stateRoot,
    title: first('title') ?? baseName(root.replace(/[/\\]+$/, '')),
    ...present({
      author: first('author'),
      language: first('language'),
      engine: first('engine'),
      voice: first('voice'),
      rate: first('rate'),
      fallback: first('fallback'),
      cast: first('cast'),
      pauses: first('pauses'),
      mastering: first('mastering'),
      cover: first('cover'),
      credits: first('credits'),
      metadata: first('metadata'),
      pronunciations: await readWords(world, findings, signal),
    }),
    files: ordering ? namedFiles(ordering, new Set(files), findings) : chapterFiles(files),
    orderedBy: ordering?.id ?? 'prefix',
    findings,
  };
}

async function readPlans(
  files: readonly BookPath[],
  world: BookFiles,
  findings: Finding[],
  signal: AbortSignal,
): Promise<readonly FoundPlan[]> {
  const plans: FoundPlan[] = [];
  for (const order of bookOrders) {
    const file = order.files.find((candidate) => files.includes(candidate));
    if (file === undefined) continue;
    try {
      const text = await world.read(file, signal);
      if (text !== undefined) plans.push({ id: order.id, file, plan: order.read(text, file) });
    } catch (error) {
      if (!isLectorError(error)) throw error;
      findings.push({ code: error.code, severity: 'error', message: error.message });
    }
  }
  return plans;
}

/** The book's pronunciations, undefined where it has none: a file that can't be read stops nothing. */
async function readWords(
  world: BookFiles,
  findings: Finding[],
  signal: AbortSignal,
): Promise<readonly Pronunciation[] | undefined> {
  try {
    const text = await world.read(pronunciationsFileName, signal);
    if (text === undefined) return undefined;
    const read = bookPronunciations(text);
    findings.push(...read.findings);
    return read.pronunciations;
  } catch (error) {
    if (!isLectorError(error)) throw error;
    findings.push({ code: 'bad-pronunciation', severity: 'warning', message: error.message });
    return undefined;
  }
}

function namedFiles({ file, plan }: FoundPlan, files: ReadonlySet<BookPath>, findings: Finding[]): readonly BookPath[] {
  const folder = file.slice(0, -baseName(file).length);
  // macOS may spell an accent in a file's name otherwise than the author did.
  const spelled = new Map([...files].map((path) => [path.normalize(), path]));
  const named = new Set<BookPath>();
  for (const path of plan.chapters ?? []) {
    const inside = insideBook(folder, path);
    const found = spelled.get(inside?.normalize() ?? '');
    if (inside === undefined) {
      const message = `${file}: “${path}” leads out of the book. Name files inside it, with forward slashes.`;
      findings.push({ code: 'PATH_OUTSIDE_BOOK', severity: 'error', message });
    } else if (found === undefined) {
      findings.push({
        code: 'FILE_MISSING',
        severity: 'error',
        message: `${file}: there is no Markdown file “${path}”.`,
      });
    } else named.add(found);
  }
  return [...named];
}
