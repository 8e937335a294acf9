import { agents } from '../agents/index.js';
import { mostLines, type UnknownLine } from '../agents/speakers.js';
import type { Ask } from '../agents/ask.js';
import { throwIfCancelled } from '../base/cancellation.js';
import { filled } from '../base/phrase.js';
import { parseMarkdown } from '../manuscript/parseMarkdown.js';
import { readFrontMatter } from '../manuscript/readFrontMatter.js';
import { readPassages } from '../manuscript/readPassages.js';
import type { Patch, ProposedEdit } from '../model/patch.js';
import type { PlanRequest } from '../model/request.js';
import { sureEnough } from '../model/utterance.js';
import { speakerMark } from '../patches/speakerMark.js';
import { askFor } from './askFor.js';
import { spanOf, utterancesIn, type PlacedUtterance } from './castPassages.js';
import type { JobWorld } from './jobWorld.js';
import { openBook } from './openBook.js';
import { patchPhrases } from './phrases.js';
import { placePatch } from './placePatch.js';
import { readInside } from './bookWorld.js';
import { resolveSpeech } from './resolveSpeech.js';
import { stageEdits } from './stageEdits.js';
import { voicedIn } from './voicedIn.js';

/** Characters of the text around a quotation that are looked at. */
const around = 200;
/** Quotations of a file that are asked about: some take a model seconds each. */
const mostAsked = 96;

/**
 * Has a language model say who speaks where rules can’t tell, and stages a mark wherever that gives somebody of the cast their own voice.
 * Nothing is applied; without a model nothing is staged.
 * @throws LectorError as openBook, readInside and resolveSpeech; BOOK_LOCKED while the book is being narrated by another process.
 */
export async function labelSpeakers(
  world: JobWorld,
  request: PlanRequest,
  signal: AbortSignal,
): Promise<readonly Patch[]> {
  const { book, file } = await openBook(request, signal);
  const store = world.storeOf(book.stateRoot);
  if (world.llm?.model === undefined) return [];
  const lock = await store.lock(signal);
  try {
    const ask = askFor(world, store);
    const staged: Patch[] = [];
    for (const one of file === undefined ? book.files : [file]) {
      throwIfCancelled(signal);
      const text = (file === undefined ? undefined : request.text) ?? (await readInside(book.root, one, signal));
      const frontMatter = readFrontMatter(text);
      const speech = resolveSpeech(world, request, frontMatter, book);
      const isVoiced = voicedIn(world.engines, speech);
      if (!isVoiced || !frontMatter.narrate) continue;
      const { passages } = readPassages(parseMarkdown(text, frontMatter.span.end), request.skip ?? []);
      const said = utterancesIn(passages, speech.settings.language, speech.cast);
      const edits = (await labelled(ask, text, said, signal))
        .filter(({ speaker }) => isVoiced(speaker))
        .flatMap((label) => editFor(text, one, label) ?? [])
        .filter((edit) => typeof placePatch(world, { ...edit, start: edit.span.start }, text) !== 'string');
      staged.push(...(await stageEdits(world, store, text, edits)));
    }
    return staged;
  } finally {
    await lock.dispose();
  }
}

interface LabelledLine {
  readonly said: PlacedUtterance;
  readonly speaker: string;
  readonly confidence: number;
  readonly model: string;
}

/** What a model is sure of, of all that rules aren’t. */
async function labelled(
  ask: Ask,
  text: string,
  said: readonly PlacedUtterance[],
  signal: AbortSignal,
): Promise<readonly LabelledLine[]> {
  const names = [...new Set(said.flatMap(({ speaker }) => speaker ?? []))];
  const doubtful = said.filter(({ confidence }) => confidence < sureEnough).slice(0, mostAsked);
  const found: LabelledLine[] = [];
  for (let from = 0; from < doubtful.length; from += mostLines) {
    const some = doubtful.slice(from, from + mostLines);
    const order = { names, lines: some.map((one) => lineOf(text, one)) };
    const { answer, model } = await ask(agents.speakers, order, signal);
    if (model === null) continue;
    for (const [index, { speaker, confidence }] of answer.entries()) {
      const one = some[index];
      if (one && speaker !== undefined && confidence >= sureEnough)
        found.push({ said: one, speaker, confidence, model });
    }
  }
  return found;
}

function lineOf(text: string, said: PlacedUtterance): UnknownLine {
  const { start, end } = spanOf(said) ?? { start: 0, end: 0 };
  const { speaker, confidence } = said;
  return {
    before: text.slice(Math.max(0, start - around), start),
    text: text.slice(start, end),
    behind: text.slice(end, end + around),
    usual: { ...(speaker !== undefined && { speaker }), confidence },
  };
}

/** A mark right behind the quotation’s first sign, which begins no line so. */
function editFor(
  text: string,
  target: string,
  { said, speaker, confidence, model }: LabelledLine,
): ProposedEdit | undefined {
  const mark = speakerMark(speaker);
  const span = spanOf(said);
  if (mark === undefined || !span) return undefined;
  const before = text.slice(span.start, span.end);
  return {
    kind: 'engine',
    target,
    span,
    before,
    after: `${before.slice(0, 1)}${mark}${before.slice(1)}`,
    description: filled(patchPhrases.speaker, speaker),
    reasoning: patchPhrases.speakerBecause,
    confidence,
    agent: agents.speakers.id,
    model,
  };
}
