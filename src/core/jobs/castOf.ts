import path from 'node:path';
import { throwIfCancelled } from '../base/cancellation.js';
import { nextTurn } from '../base/turn.js';
import { sameNames } from '../dialogue/sameNames.js';
import { excerpt } from '../manuscript/ledger.js';
import { parseMarkdown } from '../manuscript/parseMarkdown.js';
import { readFrontMatter } from '../manuscript/readFrontMatter.js';
import { readPassages } from '../manuscript/readPassages.js';
import type { BookCast, BookSpeaker, SpokenLine } from '../model/bookCast.js';
import { memberNamed, narratorName, type Cast } from '../model/cast.js';
import type { PlanRequest } from '../model/request.js';
import { sureEnough } from '../model/utterance.js';
import { readInside } from './bookWorld.js';
import { spanOf, utterancesIn, type PlacedUtterance } from './castPassages.js';
import type { JobWorld } from './jobWorld.js';
import { openBook } from './openBook.js';
import { resolveSpeech } from './resolveSpeech.js';

/** Lines that are less sure by so much do as well to hear somebody by. */
const nearlyAsSure = 0.05;
/** A line of such a length tells a voice. */
const sampleLength = 90;

/**
 * Who speaks in a book, or in one of its files, and where that isn't sure. Asks no model and writes nothing.
 * @throws LectorError as openBook, readInside and resolveSpeech.
 */
export async function castOf(
  world: Pick<JobWorld, 'engines' | 'evaluated'>,
  request: PlanRequest,
  signal: AbortSignal,
): Promise<BookCast> {
  const { book, file } = request.book ? { book: request.book, file: undefined } : await openBook(request, signal);
  const lines: SpokenLine[] = [];
  let cast: Cast = {};
  let language = '';
  for (const one of file === undefined ? book.files : [file]) {
    throwIfCancelled(signal);
    await nextTurn();
    const open = file === undefined ? undefined : request.text;
    const text = open ?? request.texts?.get(path.join(book.root, one)) ?? (await readInside(book.root, one, signal));
    const frontMatter = readFrontMatter(text);
    if (!frontMatter.narrate) continue;
    const speech = resolveSpeech(world, request, frontMatter, book);
    cast = { ...cast, ...speech.cast };
    language = speech.settings.language;
    const { passages } = readPassages(parseMarkdown(text, frontMatter.span.end), request.skip ?? []);
    const lineOf = lineCounter(text);
    for (const utterance of utterancesIn(passages, language, speech.cast)) {
      const span = spanOf(utterance);
      if (span) lines.push({ ...lineAt(utterance), file: one, span, ...lineOf(span.start), text: excerpt(text, span) });
    }
  }
  return { speakers: speakersOf(lines, language, cast), doubtful: lines.filter(isDoubtful) };
}

function lineAt({ speaker, confidence, rule }: PlacedUtterance) {
  return { ...(speaker !== undefined && { speaker }), confidence, rule };
}

function isDoubtful({ confidence }: SpokenLine): boolean {
  return confidence < sureEnough;
}

/** Tells lines and columns of offsets that ascend. */
function lineCounter(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  return (offset) => {
    for (let next = text.indexOf('\n', start); next >= 0 && next < offset; next = text.indexOf('\n', start)) {
      line++;
      start = next + 1;
    }
    return { line, column: offset - start + 1 };
  };
}

function speakersOf(lines: readonly SpokenLine[], language: string, cast: Cast): readonly BookSpeaker[] {
  const counts = new Map<string, number>();
  for (const { speaker } of lines) if (speaker !== undefined) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  const names = [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
  const same = sameNames(names, language, cast);
  const members = Object.keys(cast).filter((name) => name.toLowerCase() !== narratorName);
  const all = new Set([...names.map((name) => same.get(name) ?? name), ...members]);
  all.delete(narratorName);
  return [...all]
    .map((name) =>
      speakerOf(
        name,
        cast,
        lines.filter(({ speaker }) => speaker !== undefined && (same.get(speaker) ?? speaker) === name),
      ),
    )
    .sort((a, b) => b.lines - a.lines);
}

function speakerOf(name: string, cast: Cast, lines: readonly SpokenLine[]): BookSpeaker {
  const sure = lines.filter((line) => !isDoubtful(line));
  const [, member] = memberNamed(cast, name) ?? [];
  const surest = sure.reduce((most, { confidence }) => Math.max(most, confidence), 0);
  const alike = sure.filter(({ confidence }) => confidence >= surest - nearlyAsSure);
  const [sample] = alike.sort((a, b) => awkwardness(a) - awkwardness(b));
  return {
    name,
    ...(member?.voice !== undefined && { voice: member.voice }),
    isInCast: member !== undefined,
    lines: sure.length,
    doubtful: lines.length - sure.length,
    confidence: sure.length === 0 ? 0 : sure.reduce((sum, { confidence }) => sum + confidence, 0) / sure.length,
    ...(sample && { sample }),
  };
}

/** How far a line is from one that tells a voice. */
function awkwardness({ text }: SpokenLine): number {
  return Math.abs(text.length - sampleLength);
}
