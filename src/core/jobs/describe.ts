import path from 'node:path';
import type { Ask } from '../agents/ask.js';
import { agents } from '../agents/index.js';
import type { MetadataOrder } from '../agents/metadataOrder.js';
import { throwIfCancelled } from '../base/cancellation.js';
import { LectorError } from '../base/errors.js';
import { nextTurn } from '../base/turn.js';
import { hasOwnTitle } from '../manuscript/hasOwnTitle.js';
import { readFrontMatter } from '../manuscript/readFrontMatter.js';
import { splitSentences } from '../manuscript/splitSentences.js';
import type { Book } from '../model/book.js';
import type { Described, DescribeEvent } from '../model/description.js';
import type { PlanRequest } from '../model/request.js';
import { askFor } from './askFor.js';
import { readInside } from './bookWorld.js';
import type { JobWorld } from './jobWorld.js';
import { openBook } from './openBook.js';
import { proseOf, type ChapterProse } from './proseOf.js';
import { assertReadable } from './readText.js';
import { defaultLanguage } from './resolveSpeech.js';

/**
 * Describes the chapters of a file, or of a whole book and then the book itself: by what its chapters were described as. Writes
 * nothing but what a model replied, where one is set.
 * @throws LectorError BAD_ARGUMENT for a book without words; BOOK_LOCKED where a model is set and another process narrates the book; as
 * openBook and readInside.
 */
export async function* describe(
  world: Pick<JobWorld, 'llm' | 'log' | 'clock' | 'storeOf'>,
  request: PlanRequest,
  signal: AbortSignal,
): AsyncGenerator<DescribeEvent, void> {
  const { book, file } = await openBook(request, signal);
  const store = world.storeOf(book.stateRoot);
  const chapters: (ChapterProse & { readonly file: string; readonly title: string })[] = [];
  const titles = new Set<string>();
  for (const each of file === undefined ? book.files : [file]) {
    const text = (file === undefined ? undefined : request.text) ?? (await readInside(book.root, each, signal));
    assertReadable(text, each);
    const prose = proseOf(each, text, request.language ?? book.language ?? defaultLanguage);
    titles.add(readFrontMatter(text).title ?? book.title);
    for (const one of prose.filter(({ sentences }) => sentences.length > 0)) {
      const title = hasOwnTitle(one.chapter, { text }) ? one.chapter.title : '';
      chapters.push({ ...one, file: each, title });
    }
    await nextTurn();
  }
  const [first] = chapters;
  if (!first)
    throw new LectorError('BAD_ARGUMENT', `${request.path} has no words that are spoken.`, {
      nextStep: 'Name a chapter or a book with text in it.',
    });
  const total = chapters.length + (file === undefined ? 1 : 0);
  const lock = world.llm?.model === undefined ? undefined : await store.lock(signal);
  try {
    const ask = askFor(world, store);
    const all: Described[] = [];
    for (const { chapter, title, language, sentences, file: own } of chapters) {
      throwIfCancelled(signal);
      yield { kind: 'describing', title: chapter.title, done: all.length, total };
      const parts = sentences.map(({ written, isSaid }) => ({ text: written, isSaid }));
      const order = { of: 'chapter', title, sentences: parts, tags: [], language } as const;
      const described = await describedBy(ask, order, signal);
      all.push(described);
      yield { kind: 'chapter', id: chapter.id, file: path.join(book.root, own), described };
      await nextTurn();
    }
    if (file !== undefined) return;
    const title = titleOf(book, titles);
    yield { kind: 'describing', title, done: all.length, total };
    yield { kind: 'book', described: await describedBy(ask, bookOrder(title, first.language, all), signal) };
  } finally {
    await lock?.dispose();
  }
}

/** A folder's name is no title where all chapters name the same one. */
function titleOf({ title, root }: Book, titles: ReadonlySet<string>): string {
  const [shared = title] = titles;
  return titles.size === 1 && title === path.basename(root) ? shared : title;
}

async function describedBy(ask: Ask, order: MetadataOrder, signal: AbortSignal): Promise<Described> {
  const { answer, confidence, model, modelDigest, promptVersion } = await ask(agents.metadata, order, signal);
  return { ...answer, confidence, model, ...(modelDigest !== undefined && { modelDigest }), promptVersion };
}

/** A book, told by what its chapters were described as. */
function bookOrder(title: string, language: string, chapters: readonly Described[]): MetadataOrder {
  const sentences = chapters.flatMap(({ description }) =>
    splitSentences(description, language).map(({ start, end }) => ({
      text: description.slice(start, end).trim(),
      isSaid: false,
    })),
  );
  return { of: 'book', title, sentences, tags: chapters.map(({ tags }) => tags), language };
}
