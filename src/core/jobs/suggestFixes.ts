import { throwIfCancelled } from '../base/cancellation.js';
import { LectorError } from '../base/errors.js';
import { nextTurn } from '../base/turn.js';
import { listeningRules } from '../listening/index.js';
import type { Suggestion } from '../listening/rule.js';
import type { Chunk } from '../model/chunk.js';
import type { Chapter } from '../model/manuscript.js';
import type { Patch, ProposedEdit } from '../model/patch.js';
import type { PlanRequest } from '../model/request.js';
import { sliceSpoken, sourceSpan, spokenRange, spokenText, type Spoken } from '../model/spoken.js';
import type { Span } from '../model/span.js';
import type { Finding } from '../model/verdict.js';
import { refusalOf } from '../patches/refusalOf.js';
import { spokenEdit } from '../patches/spokenEdit.js';
import { writtenEdit } from '../patches/writtenEdit.js';
import type { JobWorld } from './jobWorld.js';
import { inBook, openBook } from './openBook.js';
import { planManuscript } from './planManuscript.js';
import { stageEdits } from './stageEdits.js';

/** What is hard to follow by ear in a manuscript: edits that wait for a person now, and what only the author can mend. */
export interface Suggestions {
  /** Those that are new. */
  readonly patches: readonly Patch[];
  readonly findings: readonly Finding[];
}

interface Sentence {
  readonly chapter: Chapter;
  readonly chunk: Chunk;
  readonly span: Span;
  readonly spoken: Spoken;
}

/** After so many the process answers others. */
const sentencesATurn = 50;
/** Who proposes these edits. */
const agent = 'listening';

/**
 * Looks through a manuscript for what is hard to follow by ear. Edits are staged and applied by nobody but a person.
 * @throws LectorError as {@link hardToFollow}; BOOK_LOCKED where there is something to stage while the book is being narrated.
 */
export async function suggestFixes(world: JobWorld, request: PlanRequest, signal: AbortSignal): Promise<Suggestions> {
  const { store, text, edits, findings } = await lookThrough(world, request, signal);
  if (edits.length === 0) return { patches: [], findings };
  const lock = await store.lock(signal);
  try {
    return { patches: await stageEdits(world, store, text, edits), findings };
  } finally {
    await lock.dispose();
  }
}

/**
 * What is hard to follow by ear and only the author can mend. Stages nothing.
 * @throws LectorError BAD_ARGUMENT for a folder; as openBook, planManuscript.
 */
export async function hardToFollow(
  world: JobWorld,
  request: PlanRequest,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  return (await lookThrough(world, request, signal)).findings;
}

async function lookThrough(world: JobWorld, request: PlanRequest, signal: AbortSignal) {
  const { book, file } = request.book ? inBook(request.book, request.path) : await openBook(request, signal);
  if (file === undefined)
    throw new LectorError('BAD_ARGUMENT', `${request.path} is a folder.`, { nextStep: 'Name one of its chapters.' });
  const store = world.storeOf(book.stateRoot);
  const { manuscript } = await planManuscript(world, store, book, file, request, signal);
  const edits: ProposedEdit[] = [];
  const findings: Finding[] = [];
  for (const chapter of manuscript.chapters) {
    const before: string[] = [];
    for (const sentence of sentencesOf(chapter)) {
      if (before.length % sentencesATurn === 0) await nextTurn();
      throwIfCancelled(signal);
      const text = spokenText(sentence.spoken);
      const language = sentence.chunk.language ?? manuscript.language;
      for (const rule of listeningRules) {
        for (const suggestion of rule.find({ text, language, before })) {
          const edit = editOf(manuscript.text, file, sentence, suggestion);
          if (edit) edits.push(edit);
          else findings.push(findingOf(rule.id, sentence, suggestion));
        }
      }
      before.push(text);
    }
  }
  return { store, text: manuscript.text, edits, findings };
}

function* sentencesOf(chapter: Chapter): Generator<Sentence, void> {
  for (const chunk of chapter.chunks) {
    for (const span of chunk.sentences) {
      const range = spokenRange(chunk.spoken, span);
      if (range) yield { chapter, chunk, span, spoken: sliceSpoken(chunk.spoken, range.start, range.end) };
    }
  }
}

/** What may be staged of a suggestion; undefined where it has no words instead, or words that may not be proposed. */
function editOf(text: string, target: string, sentence: Sentence, suggestion: Suggestion): ProposedEdit | undefined {
  const { instead } = suggestion;
  if (!instead) return undefined;
  const change = instead.kind === 'spoken' ? spokenEdit : writtenEdit;
  const edit = change(text, sentence, instead.text);
  if (!edit || refusalOf({ kind: instead.kind, ...edit }) !== undefined) return undefined;
  return {
    ...edit,
    kind: instead.kind,
    target,
    description: suggestion.message,
    reasoning: 'It is hard to follow by ear.',
    confidence: instead.confidence,
    agent,
    model: null,
    chapter: sentence.chapter.id,
    chunk: sentence.chunk.id,
  };
}

function findingOf(rule: string, { spoken, span }: Sentence, { severity, message, range }: Suggestion): Finding {
  const place = sourceSpan(spoken, range.start, range.end) ?? span;
  return { code: `awkward-${rule}`, severity, message, span: place };
}
