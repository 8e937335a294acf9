import { llmMissing } from '../agents/llmFailure.js';
import { throwIfCancelled } from '../base/cancellation.js';
import { LectorError } from '../base/errors.js';
import { isSameLlm, type HeuristicReason } from '../model/agent.js';
import {
  agentTrialVersion,
  type AgentTrial,
  type TrialEvent,
  type TrialSide,
  type TriedAgent,
} from '../model/agentTrial.js';
import type { PlanRequest } from '../model/request.js';
import { askFor } from './askFor.js';
import { openEars } from './ears.js';
import type { JobWorld } from './jobWorld.js';
import { openBook } from './openBook.js';
import { planManuscript } from './planManuscript.js';
import { proseOf } from './proseOf.js';
import { requireVoice } from './requireVoice.js';
import { trials } from './trials/index.js';
import type { AnsweredPiece, SpokenPart } from './trials/piece.js';
import { scoresOf, sideOf, type HeardPart } from './trials/sideOf.js';
import { speakAside, type Aside } from './trials/speakAside.js';
import { winnerOf } from './trials/winnerOf.js';

/** What an agent and its rules are to be compared on. */
export interface CompareRequest extends PlanRequest {
  readonly agent: TriedAgent;
  /** Only this chapter of the file. */
  readonly chapter?: string;
  /** The most pieces of text. */
  readonly limit: number;
}

/**
 * Has an agent and its rules answer for the same pieces of a file, speaks both with the file's voice into memory, and keeps who did better
 * with the book. All questions come before all speech, so that the machine changes hands once.
 * @throws LectorError BAD_ARGUMENT where no model is set, for a folder, an unknown chapter and one without text; LLM_UNREACHABLE,
 * LLM_MODEL_MISSING; BOOK_LOCKED; as openBook, planManuscript, requireVoice and the pools do.
 */
export async function* compareAgent(
  world: JobWorld,
  request: CompareRequest,
  signal: AbortSignal,
): AsyncGenerator<TrialEvent, void> {
  const model = await requireModel(world, signal);
  const { book, file } = await openBook(request, signal);
  if (file === undefined)
    throw new LectorError('BAD_ARGUMENT', `${request.path} is a folder.`, { nextStep: 'Name one of its chapters.' });
  const store = world.storeOf(book.stateRoot);
  const plan = await planManuscript(world, store, book, file, request, signal);
  const { manuscript, speech } = plan;
  await requireVoice(world, speech);
  const all = proseOf(manuscript.path, manuscript.text, manuscript.language);
  const prose = all.filter(({ chapter }) => request.chapter === undefined || chapter.id === request.chapter);
  if (prose.length === 0)
    throw new LectorError('BAD_ARGUMENT', `There is no chapter ${request.chapter ?? ''}.`, {
      nextStep: `Name one of: ${all.map(({ chapter }) => chapter.id).join(', ')}.`,
    });
  const trial = trials[request.agent];
  const pieces = trial.pieces({ ...plan, prose, limit: request.limit });
  if (pieces.length === 0)
    throw new LectorError('BAD_ARGUMENT', `${manuscript.path} has nothing to compare the ${trial.agent} on.`, {
      nextStep: 'Name a chapter with a few sentences of prose.',
    });
  const lock = await store.lock(signal);
  try {
    const ask = askFor(world, store);
    const answered: AnsweredPiece[] = [];
    for (const piece of pieces) {
      throwIfCancelled(signal);
      yield { kind: 'asked', done: answered.length, total: pieces.length };
      answered.push(await piece(ask, signal));
    }

    const ears = await openEars(world, undefined, [speech.settings.language]);
    const texts = new Set(answered.flatMap(({ rules, model: own }) => [...rules, ...own].map(({ text }) => text)));
    const spoken = new Map<string, Aside>();
    for (const text of texts) {
      throwIfCancelled(signal);
      yield { kind: 'spoken', done: spoken.size, total: texts.size };
      spoken.set(text, await speakAside(world, ears, speech, text, signal));
    }

    const heard = (parts: readonly SpokenPart[]): readonly HeardPart[] =>
      parts.flatMap((part) => {
        const aside = spoken.get(part.text);
        return aside ? [{ ...part, ...aside }] : [];
      });
    const sides = answered.map(({ rules, model: own }) => ({ rules: heard(rules), model: heard(own) }));
    const whole = (side: 'rules' | 'model'): TrialSide => sideOf(sides.flatMap((both) => both[side]));
    const draft: Omit<AgentTrial, 'id'> = {
      schema_version: agentTrialVersion,
      agent: trial.agent,
      model,
      prompt_version: trial.promptVersion,
      target: file,
      ...(request.chapter !== undefined && { chapter: request.chapter }),
      engine: speech.engine.id,
      voice: speech.voice.id,
      ear: [...spoken.values()].find(({ heard: by }) => by)?.heard?.ear ?? null,
      created_at: new Date(world.clock.now()).toISOString(),
      pieces: answered.length,
      answered: answered.filter(({ why }) => why === undefined).length,
      unanswered: countReasons(answered),
      sides: { rules: whole('rules'), model: whole('model') },
      ...winnerOf(sides.map(({ rules, model: own }) => ({ rules: scoresOf(rules), model: scoresOf(own) }))),
    };
    yield { kind: 'tried', trial: await store.addTrial(draft) };
  } finally {
    await lock.dispose();
  }
}

/** The model that is set, where it can be asked. */
async function requireModel({ llm }: Pick<JobWorld, 'llm'>, signal: AbortSignal): Promise<string> {
  if (llm?.model === undefined)
    throw new LectorError('BAD_ARGUMENT', 'No language model is set: there is nothing to compare rules with.', {
      nextStep: 'Name one with --llm-model; `lector llm` says which are here.',
    });
  const { model, server } = llm;
  if (!(await server.installed(signal)).some(({ name }) => isSameLlm(name, model))) throw llmMissing(model);
  return model;
}

function countReasons(answered: readonly AnsweredPiece[]): AgentTrial['unanswered'] {
  const counts: Partial<Record<HeuristicReason, number>> = {};
  for (const { why } of answered) if (why) counts[why] = (counts[why] ?? 0) + 1;
  return counts;
}
