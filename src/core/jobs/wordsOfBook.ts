import path from 'node:path';
import { throwIfCancelled } from '../base/cancellation.js';
import { nextTurn } from '../base/turn.js';
import { stopWords } from '../agents/languages/stopWords.js';
import { languageWords } from '../agents/languages/index.js';
import { namesOf, rareOf } from '../lexicons/namesAndRare.js';
import { createWordTally, type Tally, type WordTally } from '../lexicons/wordTally.js';
import { parseManuscript } from '../manuscript/parseManuscript.js';
import type { Book } from '../model/book.js';
import type { BookWord, BookWords, HeteronymPlace, WordKind } from '../model/bookWords.js';
import type { Manuscript } from '../model/manuscript.js';
import type { Pronunciation } from '../model/pronunciation.js';
import type { PlanRequest } from '../model/request.js';
import { readInside } from './bookWorld.js';
import { findWordLists, type ListedWord } from './findWordLists.js';
import { heteronymsIn } from './heteronymsIn.js';
import { openBook } from './openBook.js';
import { placedSentences } from './placedSentences.js';
import type { JobWorld } from './jobWorld.js';
import { resolveSpeech } from './resolveSpeech.js';

/** Nothing is cut for an engine. */
const noLimits = { maxTokens: Number.MAX_SAFE_INTEGER, charsPerToken: 1 };
/** After so many sentences the process answers others. */
const sentencesATurn = 100;

/** What is looked for in a book. */
export interface WordsRequest extends PlanRequest {
  /** Folders with lists of LTeX, Vale or Harper, beside the book's own. */
  readonly listsIn?: readonly string[];
}

/**
 * The names and rare words of a book, those of word lists that stand in it, and the words that are said in two ways.
 * How they sound is another question (`soundsOf`), which takes longer. @throws LectorError as openBook and readText.
 */
export async function wordsOfBook(
  world: Pick<JobWorld, 'engines' | 'evaluated'>,
  request: WordsRequest,
  signal: AbortSignal,
): Promise<BookWords> {
  const book = request.book ?? (await openBook(request, signal)).book;
  const { language } = resolveSpeech(world, request, {}, book).settings;
  const tally = createWordTally();
  const heteronyms: HeteronymPlace[] = [];
  for (const file of book.files) {
    const text = await textOf(book, file, request, signal);
    const parse = (pronunciations: readonly Pronunciation[]) =>
      parseManuscript(file, text, {
        engine: noLimits,
        skip: request.skip ?? [],
        language,
        knownChunks: [],
        pronunciations,
      });
    const plain = parse([]);
    await nextTurn();
    await count(tally, file, plain, primaryOf(language), signal);
    await nextTurn();
    const isSaidAnew = (book.pronunciations ?? []).length > 0;
    heteronyms.push(...heteronymsIn(isSaidAnew ? parse(book.pronunciations ?? []) : plain));
    await nextTurn();
  }
  const listed = await listedIn([book.root, ...(request.listsIn ?? [])], signal);
  const words = wordsOf(tally, language, listed, book.pronunciations ?? []);
  return { words, heteronyms };
}

function wordsOf(
  tally: WordTally,
  language: string,
  listed: readonly ListedWord[],
  pronunciations: readonly Pronunciation[],
): readonly BookWord[] {
  const known = new Map(pronunciations.map((one) => [one.word.toLowerCase(), one] as const));
  const names = capitalsTell(language) ? namesOf(tally, isOrdinaryIn(language)) : [];
  const rare = rareOf(tally);
  const shown = new Set([...names, ...rare].map(({ word }) => word.toLowerCase()));
  const candidates = listed.flatMap(({ word, list }) => {
    const found = tally.words.get(word.toLowerCase());
    if (!found || known.has(word.toLowerCase()) || shown.has(word.toLowerCase())) return [];
    shown.add(word.toLowerCase());
    return [{ ...bookWord('listed', known)(found), list }];
  });
  return [...names.map(bookWord('name', known)), ...rare.map(bookWord('rare', known)), ...candidates];
}

async function count(
  tally: WordTally,
  file: string,
  manuscript: Manuscript,
  language: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  let sentences = 0;
  for (const chapter of manuscript.chapters) {
    for (const { chunk, spoken, language: own } of placedSentences(chapter, manuscript.language)) {
      if (primaryOf(own) === language) tally.add(file, spoken, chunk.pauseAfter === 'heading');
      if (++sentences % sentencesATurn > 0) continue;
      await nextTurn();
      throwIfCancelled(signal);
    }
  }
}

async function textOf(
  { root }: Book,
  file: string,
  { path: asked, text, texts }: WordsRequest,
  signal: AbortSignal,
): Promise<string> {
  const absolute = path.join(root, ...file.split('/'));
  const open = texts?.get(absolute) ?? (absolute === asked ? text : undefined);
  return open ?? readInside(root, file, signal);
}

async function listedIn(folders: readonly string[], signal: AbortSignal): Promise<readonly ListedWord[]> {
  const lists = await Promise.all([...new Set(folders)].map((folder) => findWordLists(folder, signal)));
  return lists.flat();
}

function bookWord(kind: WordKind, known: ReadonlyMap<string, Pronunciation>): (tally: Tally) => BookWord {
  return ({ word, count, first }) => {
    const pronunciation = known.get(word.toLowerCase());
    return { word, kind, count, ...first, ...(pronunciation && { pronunciation }) };
  };
}

/** German writes all nouns with capitals. */
function capitalsTell(language: string): boolean {
  return primaryOf(language) !== 'de';
}

function isOrdinaryIn(language: string): (word: string) => boolean {
  const stops = stopWords(language);
  const known = languageWords(language);
  return (word) => {
    const [plain = word] = word.split(/['’]/u);
    if (stops.has(plain)) return true;
    return (
      known !== undefined && (known.functionWords.has(plain) || known.negations.has(plain) || known.number.test(plain))
    );
  };
}

function primaryOf(tag: string): string | undefined {
  return tag.toLowerCase().split('-')[0];
}
