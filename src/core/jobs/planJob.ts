import { lineAt } from '../base/yaml.js';
import type { Chunk, ChunkId } from '../model/chunk.js';
import type { TextFinding } from '../model/event.js';
import type { NarrateRequest } from '../model/request.js';
import type { TakeId } from '../model/take.js';
import type { Store } from '../store/openStore.js';
import { isLectorError, LectorError } from '../base/errors.js';
import type { EngineChoice } from './pickEngine.js';
import { speechOf, wantedTake } from './speechSource.js';
import type { JobWorld } from './jobWorld.js';
import { keepRecord, type KeptRecord } from './keepRecord.js';
import type { OpenedBook } from './openBook.js';
import { planManuscript, type Plan } from './planManuscript.js';
import { requireVoice } from './requireVoice.js';
import type { FileSpeech } from './resolveSpeech.js';
import { isSelected, listenerFirst } from './selectChunks.js';
import { recordsById } from './statesOf.js';

/** One chunk that a job is about. */
export interface ChunkTask {
  readonly chapterId: string;
  readonly index: number;
  readonly chunk: Chunk;
  /** The chunks beside it in its chapter. */
  readonly before?: ChunkId;
  readonly after?: ChunkId;
  /** The manuscript's speech; the chunk's own mark is looked at when it is spoken. */
  readonly speech: FileSpeech;
  /** The manuscript that it is of: its path inside the book, and its text as it was planned. */
  readonly source: { readonly file: string; readonly text: string };
  readonly record: KeptRecord;
  readonly isAgain: boolean;
  /** Whether a person asked for it: then it is tried although it is known to stay dead. */
  readonly isAskedFor: boolean;
  /** The take that the manuscript wants, where the request asks for another engine or voice for a part of it. */
  readonly standsInFor?: TakeId;
  /** Whether a take of an engine that stood in for a failed one will do; not where this very chunk is asked for. */
  readonly takesStandIn: boolean;
}

export interface Job {
  readonly engine: string;
  readonly voice: string;
  readonly chapters: readonly { readonly id: string; readonly title: string; readonly chunks: number }[];
  /** Warnings and errors about the texts. */
  readonly findings: readonly TextFinding[];
  /** In the order in which they are wanted. */
  readonly tasks: readonly ChunkTask[];
  /** The ids of all chunks that there are, chosen or not, by chapter id. */
  readonly planned: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Plans every file of a job and picks its chunks.
 * @throws LectorError as planManuscript; MODEL_MISSING when a voice is not installed; BAD_ARGUMENT when a book has no
 * chapters.
 */
export async function planJob(
  world: JobWorld,
  store: Store,
  { book, file }: OpenedBook,
  request: NarrateRequest,
  signal: AbortSignal,
): Promise<Job> {
  const files = file === undefined ? book.files : [file];
  if (files.length === 0) {
    throw new LectorError('BAD_ARGUMENT', `${book.root} has no chapters.`, {
      nextStep: 'Add Markdown files, or list them under "chapters" in lector.yaml.',
    });
  }
  const chapters: { id: string; title: string; chunks: number }[] = [];
  const tasks: ChunkTask[] = [];
  const findings: TextFinding[] = [];
  const planned = new Map<string, ReadonlySet<string>>();
  let first: FileSpeech | undefined;
  for (const path of files) {
    const plan = await planManuscript(world, store, book, path, request, signal);
    first ??= plan.speech;
    for (const { id, chunks } of plan.manuscript.chapters) planned.set(id, new Set(chunks.map((chunk) => chunk.id)));
    if (!plan.isNarrated) continue;
    await requireVoice(world, plan.speech);
    findings.push(...textFindings(plan));
    for (const { chapter, chosen } of chooseChunks(world, store, plan, request)) {
      chapters.push({ id: chapter.id, title: chapter.title, chunks: chosen.length });
      tasks.push(...chosen);
    }
    await requireMarkedVoices(world, tasks);
  }
  const { engine = '', voice = '' } = first?.settings ?? {};
  return { engine, voice, chapters, findings, planned, tasks: listenerFirst(tasks, request.firstOffset) };
}

function textFindings({ manuscript: { path: file, text, findings } }: Plan): readonly TextFinding[] {
  return findings
    .filter(({ severity }) => severity !== 'info')
    .map((finding) => ({ ...finding, file, line: lineAt(text, finding.span?.start ?? 0) }));
}

/** Voices that marks ask for must be here before the job begins; marks that can't be followed are told with their chunks. */
async function requireMarkedVoices(world: JobWorld, tasks: readonly ChunkTask[]): Promise<void> {
  const asked = new Map<string, EngineChoice>();
  for (const { chunk, speech } of tasks.filter(({ chunk }) => chunk.voice ?? chunk.speaker ?? chunk.language)) {
    try {
      const choice = speechOf(world.engines, speech, chunk);
      asked.set(`${choice.engine.id}/${choice.voice.id}`, choice);
    } catch (error) {
      if (!isLectorError(error)) throw error;
    }
  }
  for (const choice of asked.values()) await requireVoice(world, choice);
}

function chooseChunks(world: JobWorld, store: Store, plan: Plan, request: NarrateRequest) {
  const isPart = (request.chunkIds ?? request.span) !== undefined;
  const takesStandIn = !request.chunkIds && !request.failedOnly;
  const isAgain = request.again ?? false;
  const source = { file: plan.manuscript.path, text: plan.manuscript.text };
  return plan.manuscript.chapters.map((chapter) => {
    const previous = plan.records.get(chapter.id) ?? {};
    const known = recordsById(previous);
    const record = keepRecord(store, chapter, previous);
    const chosen = chapter.chunks
      .map((chunk, index): ChunkTask => {
        const [before, after] = [chapter.chunks[index - 1]?.id, chapter.chunks[index + 1]?.id];
        const standsInFor = isPart ? ownTake(world, plan, chunk) : undefined;
        return {
          ...{ chapterId: chapter.id, index, chunk, speech: plan.speech, record, takesStandIn, source },
          ...{ isAgain, isAskedFor: isAgain || !takesStandIn },
          ...(standsInFor === undefined ? {} : { standsInFor }),
          ...(before && { before }),
          ...(after && { after }),
        };
      })
      .filter(({ chunk }) => isSelected(request, chunk, known.get(chunk.id)));
    return { chapter, chosen };
  });
}

/** The take that a chunk wants of its manuscript; undefined where it can't be told. */
function ownTake({ engines, models }: JobWorld, { ownSpeech }: Plan, chunk: Chunk): TakeId | undefined {
  try {
    return wantedTake(models, speechOf(engines, ownSpeech(), chunk), chunk);
  } catch (error) {
    if (isLectorError(error)) return undefined;
    throw error;
  }
}
