import { mostLines, type UnknownLine } from '../agents/speakers.js';
import { parseMarkdown } from '../manuscript/parseMarkdown.js';
import { readFrontMatter } from '../manuscript/readFrontMatter.js';
import { readPassages } from '../manuscript/readPassages.js';
import type { Book } from '../model/book.js';
import type { PlanRequest } from '../model/request.js';
import { sureEnough } from '../model/utterance.js';
import { readInside } from './bookWorld.js';
import { spanOf, utterancesIn, type PlacedUtterance } from './castPassages.js';
import type { JobWorld } from './jobWorld.js';
import { resolveSpeech } from './resolveSpeech.js';
import { voicedIn } from './voicedIn.js';

/** Characters of the text around a quotation that are looked at. */
const around = 200;

/** Some doubtful quotations of a file, and who may say them. */
export interface Question {
  readonly target: string;
  readonly text: string;
  readonly isVoiced: (speaker: string) => boolean;
  readonly names: readonly string[];
  /** At most as many as a model is given at once. */
  readonly lines: readonly PlacedUtterance[];
}

/** What there is to ask of a file; nothing where the cast has no voices. @throws LectorError as readInside and resolveSpeech. */
export async function questionsOf(
  world: JobWorld,
  book: Book,
  target: string,
  request: PlanRequest,
  signal: AbortSignal,
): Promise<readonly Question[]> {
  const text = await readInside(book.root, target, signal);
  const frontMatter = readFrontMatter(text);
  const speech = resolveSpeech(world, request, frontMatter, book);
  const isVoiced = voicedIn(world.engines, speech);
  if (!isVoiced || !frontMatter.narrate) return [];
  const { passages } = readPassages(parseMarkdown(text, frontMatter.span.end), request.skip ?? []);
  const said = utterancesIn(passages, speech.settings.language, speech.cast);
  const names = [...new Set([...said.flatMap(({ speaker }) => speaker ?? []), ...Object.keys(speech.cast)])];
  const doubtful = said.filter(({ confidence }) => confidence < sureEnough);
  const questions: Question[] = [];
  for (let from = 0; from < doubtful.length; from += mostLines) {
    questions.push({ target, text, isVoiced, names, lines: doubtful.slice(from, from + mostLines) });
  }
  return questions;
}

/** A quotation as a model is shown it. */
export function lineOf(text: string, said: PlacedUtterance): UnknownLine {
  const { start, end } = spanOf(said) ?? { start: 0, end: 0 };
  const { speaker, confidence } = said;
  return {
    before: text.slice(Math.max(0, start - around), start),
    text: text.slice(start, end),
    behind: text.slice(end, end + around),
    usual: { ...(speaker !== undefined && { speaker }), confidence },
  };
}
