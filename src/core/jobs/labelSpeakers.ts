import { agents } from '../agents/index.js';
import type { Ask } from '../agents/ask.js';
import { throwIfCancelled } from '../base/cancellation.js';
import { LectorError } from '../base/errors.js';
import { filled } from '../base/phrase.js';
import type { Patch, ProposedEdit } from '../model/patch.js';
import type { PlanRequest } from '../model/request.js';
import { sureEnough } from '../model/utterance.js';
import { speakerMark } from '../patches/speakerMark.js';
import { askFor } from './askFor.js';
import { spanOf, type PlacedUtterance } from './castPassages.js';
import type { JobWorld } from './jobWorld.js';
import { openBook } from './openBook.js';
import { patchPhrases } from './phrases.js';
import { placePatch } from './placePatch.js';
import { lineOf, questionsOf, type Question } from './speakerQuestions.js';
import { stageEdits } from './stageEdits.js';

/** How it goes with labelling, and what came of it. */
export type LabelEvent =
  | { readonly kind: 'asking'; readonly file: string; readonly done: number; readonly total: number }
  /** Edits that wait for a person now. */
  | { readonly kind: 'finished'; readonly patches: readonly Patch[] };

/**
 * Has a language model say who speaks where rules can’t tell, and stages a mark wherever that gives somebody of the cast their own voice.
 * Nothing is applied; where the cast has no voices nothing is asked.
 * @throws LectorError BAD_ARGUMENT where no model is set; as openBook, readInside and resolveSpeech; BOOK_LOCKED while the book is being narrated by another process.
 */
export async function* labelSpeakers(
  world: JobWorld,
  request: PlanRequest,
  signal: AbortSignal,
): AsyncGenerator<LabelEvent, void> {
  if (world.llm?.model === undefined)
    throw new LectorError('BAD_ARGUMENT', 'No language model is set that could be asked.', {
      nextStep: 'Name one with --llm-model, in VS Code with “lector.ai.model”, or put marks where you know who speaks.',
    });
  const { book, file } = await openBook(request, signal);
  const store = world.storeOf(book.stateRoot);
  const patches: Patch[] = [];
  const files = file === undefined ? book.files : [file];
  const questions: Question[] = [];
  for (const one of files) questions.push(...(await questionsOf(world, book, one, request, signal)));
  const lock = questions.length > 0 ? await store.lock(signal) : undefined;
  try {
    const ask = askFor(world, store);
    for (const [done, question] of questions.entries()) {
      throwIfCancelled(signal);
      const { target, text, isVoiced } = question;
      yield { kind: 'asking', file: target, done, total: questions.length };
      const edits = (await labelled(ask, question, signal))
        .filter(({ speaker }) => isVoiced(speaker))
        .flatMap((label) => editFor(text, target, label) ?? [])
        .filter((edit) => typeof placePatch(world, { ...edit, start: edit.span.start }, text) !== 'string');
      patches.push(...(await stageEdits(world, store, text, edits)));
    }
  } finally {
    await lock?.dispose();
  }
  yield { kind: 'finished', patches };
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
  { text, names, lines }: Question,
  signal: AbortSignal,
): Promise<readonly LabelledLine[]> {
  const order = { names, lines: lines.map((one) => lineOf(text, one)) };
  const { answer, model } = await ask(agents.speakers, order, signal);
  if (model === null) return [];
  return answer.flatMap(({ speaker, confidence }, index) => {
    const said = lines[index];
    return said && speaker !== undefined && confidence >= sureEnough ? [{ said, speaker, confidence, model }] : [];
  });
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
