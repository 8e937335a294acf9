import { agents } from '../agents/index.js';
import { rewriteLimit } from '../agents/rewriter.js';
import type { Ask } from '../agents/ask.js';
import { LectorError } from '../base/errors.js';
import type { Manuscript } from '../model/manuscript.js';
import type { Patch } from '../model/patch.js';
import type { PlanRequest } from '../model/request.js';
import { spokenText } from '../model/spoken.js';
import type { Finding } from '../model/verdict.js';
import { askFor } from './askFor.js';
import type { JobWorld } from './jobWorld.js';
import { editOf, findingAt, lookThrough, type HardPlace } from './lookThrough.js';
import { inBook, openBook } from './openBook.js';
import { planManuscript } from './planManuscript.js';
import { stageEdits } from './stageEdits.js';

/** What is hard to follow by ear in a manuscript: edits that wait for a person now, and what only the author can mend. */
export interface Suggestions {
  /** Those that are new. */
  readonly patches: readonly Patch[];
  readonly findings: readonly Finding[];
}

/** Rules that find what other words can mend, where a model has some. */
const rewordable: ReadonlySet<string> = new Set(['long-sentence', 'tongue-twister', 'echo']);
/** Sentences that a model is asked for at a time: some take it ten seconds each. */
const mostAsked = 12;
/**
 * Looks through a manuscript for what is hard to follow by ear, with rules and, where a model is set, with its words. Edits are staged
 * and applied by nobody but a person.
 * @throws LectorError as {@link hardToFollow}; BOOK_LOCKED while the book is being narrated by another process.
 */
export async function suggestFixes(world: JobWorld, request: PlanRequest, signal: AbortSignal): Promise<Suggestions> {
  const { store, manuscript } = await planned(world, request, signal);
  const places = await lookThrough(manuscript, signal);
  if (places.length === 0) return { patches: [], findings: [] };
  const lock = await store.lock(signal);
  try {
    const mended =
      world.llm?.model === undefined ? places : await withWords(askFor(world, store), manuscript, places, signal);
    const edits = mended.flatMap(({ edit }) => edit ?? []);
    const findings = mended.filter(({ edit }) => !edit).map(findingAt);
    return { patches: await stageEdits(world, store, manuscript.text, edits), findings };
  } finally {
    await lock.dispose();
  }
}

/**
 * What is hard to follow by ear and only the author can mend. Asks no model and stages nothing.
 * @throws LectorError BAD_ARGUMENT for a folder; as openBook, planManuscript.
 */
export async function hardToFollow(
  world: JobWorld,
  request: PlanRequest,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const { manuscript } = await planned(world, request, signal);
  return (await lookThrough(manuscript, signal)).filter(({ edit }) => !edit).map(findingAt);
}

async function planned(world: JobWorld, request: PlanRequest, signal: AbortSignal) {
  const { book, file } = request.book ? inBook(request.book, request.path) : await openBook(request, signal);
  if (file === undefined)
    throw new LectorError('BAD_ARGUMENT', `${request.path} is a folder.`, { nextStep: 'Name one of its chapters.' });
  const store = world.storeOf(book.stateRoot);
  return { store, ...(await planManuscript(world, store, book, file, request, signal)) };
}

/** The places with the words that a model has for those that rules have none for. */
async function withWords(
  ask: Ask,
  manuscript: Manuscript,
  places: readonly HardPlace[],
  signal: AbortSignal,
): Promise<readonly HardPlace[]> {
  const asked = places.filter(({ rule, edit }) => !edit && rewordable.has(rule)).slice(0, mostAsked);
  const mended: HardPlace[] = [];
  for (const place of places) {
    mended.push(asked.includes(place) ? await withWordsOf(ask, manuscript, place, signal) : place);
  }
  return mended;
}

async function withWordsOf(
  ask: Ask,
  manuscript: Manuscript,
  place: HardPlace,
  signal: AbortSignal,
): Promise<HardPlace> {
  const { sentence, suggestion } = place;
  const text = spokenText(sentence.spoken);
  const order = {
    text,
    limit: rewriteLimit(text),
    findings: [suggestion.message],
    language: sentence.language,
  };
  const { answer, agent, model, confidence } = await ask(agents.rewriter, order, signal);
  if (model === null) return place;
  const words = { text: answer, kind: 'manuscript' } as const;
  const edit = editOf(manuscript, sentence, suggestion.message, words, { agent, model, confidence });
  return edit ? { ...place, edit } : place;
}
