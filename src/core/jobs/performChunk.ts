import { isLectorError } from '../base/errors.js';
import type { Ask } from '../agents/ask.js';
import type { Book } from '../model/book.js';
import type { Chunk } from '../model/chunk.js';
import type { ProposedEdit } from '../model/patch.js';
import type { JobEvent } from '../model/event.js';
import type { DeadChunk, TriedSource } from '../model/deadChunk.js';
import type { ChunkRecord } from '../model/record.js';
import type { Take, TakeId } from '../model/take.js';
import type { Finding, Outcome } from '../model/verdict.js';
import type { Store } from '../store/openStore.js';
import { diagnose } from './diagnose.js';
import { findingOf } from './findingOf.js';
import { stageFix } from './fixes/stageFix.js';
import type { Hearing } from './hearing.js';
import type { JobWorld } from './jobWorld.js';
import type { ChunkTask } from './planJob.js';
import { findingsOf, type Quarantine } from './quarantine.js';
import { failedRecord, isAccepted, takenRecord, wasRefused } from './recordOf.js';
import { betterOf, type RefusedTake } from './refusedTake.js';
import type { Speech } from './resolveSpeech.js';
import { reuseTake } from './reuseTake.js';
import { speakChunk, type ChunkWork } from './speakChunk.js';
import { speechOf, wantedTake } from './speechSource.js';
import { repairs } from './repairs/index.js';
import type { Performed } from './repairs/repair.js';
import { stageEdits } from './stageEdits.js';
import { standInFinding } from './standInFinding.js';
import { keepsUp, standInsFor, starves } from './standIns.js';
import { triedSources } from './triedSources.js';
import { tryStandIn } from './tryStandIn.js';

export interface Done {
  readonly record: ChunkRecord;
  readonly outcome: Outcome;
  readonly reused: boolean;
  /** False where nothing was asked of an engine. */
  readonly wasTried: boolean;
}

/** What surrounds the performing of one chunk. */
export interface ChunkScene {
  readonly book: Book;
  readonly store: Store;
  readonly hearing: Hearing;
  readonly quarantine: Quarantine;
  readonly ask: Ask;
  readonly tell: (event: JobEvent) => void;
  /** Whether someone listens while the job runs. */
  isListening(): boolean;
  /** The chunks between a listener's and this one; undefined where nobody listens, or from farther down. */
  aheadOf(task: ChunkTask): readonly Chunk[] | undefined;
}

/**
 * Performs one chunk: a good take that is there is used, one that is known to stay dead is told so, any other is spoken as it
 * is wanted, else repaired. Its record is durable when this resolves. @throws LectorError what is wrong with the world, and the signal's reason.
 */
export async function performChunk(
  world: JobWorld,
  scene: ChunkScene,
  task: ChunkTask,
  work: ChunkWork,
  signal: AbortSignal,
): Promise<Done> {
  const { store, hearing, quarantine } = scene;
  const before = await task.record.read(task.chunk.id);
  const left = leftAlone(task, before);
  if (left) return left;
  const reused = task.isAgain ? undefined : await reuse();
  if (reused) {
    const record = reused === before ? before : await task.record.put(task.chunk.id, reused);
    await quarantine.release(task, work.takeId);
    const outcome = reused.validation.findings.length > 0 ? 'review' : 'pass';
    return leftAlone(task, record) ?? { record, outcome, reused: true, wasTried: false };
  }
  const dead = task.isAskedFor ? undefined : await knownDead();
  if (dead) {
    const record = await task.record.put(task.chunk.id, failedRecord(before, findingsOf(dead, task.chunk), []));
    const decided = leftAlone(task, record);
    if (decided) return decided;
    await quarantine.putLike(task, dead);
    return { record, outcome: 'fail', reused: false, wasTried: false };
  }
  const { outcome, take, findings, attempts, by, instead, transcript, refusedTake } = await speak();
  const leftMeanwhile = leftAlone(task, await task.record.read(task.chunk.id));
  if (leftMeanwhile) return { ...leftMeanwhile, wasTried: true };
  const told = instead ? [instead, ...findings] : findings;
  const standsInFor = task.standsInFor ?? (instead && work.takeId);
  const diagnosis = take ? undefined : await diagnose(scene.ask, task, work.speech, { attempts, findings }, signal);
  const own = take
    ? takenRecord(before, await store.saveTake(take), told, attempts, {
        reason: by.reason,
        ...(transcript && { transcript }),
        ...(standsInFor === undefined || standsInFor === by.takeId ? {} : { standsInFor }),
      })
    : failedRecord(
        before,
        findings,
        attempts,
        refusedTake && !wasRefused(before) ? await keep(refusedTake) : undefined,
        diagnosis,
      );
  const record = await task.record.put(task.chunk.id, own);
  const leftLast = leftAlone(task, record);
  if (leftLast) return { ...leftLast, wasTried: true };
  if (take) await quarantine.release(task, work.takeId);
  else await quarantine.put(task, { sources: await sources(), attempts, findings, at: timeOf(world) });
  if (diagnosis) await stageFix({ world, ...scene, task, work, diagnosis, signal }, store);
  return { record, outcome: take && instead ? 'review' : outcome, reused: false, wasTried: true };

  function keep({ draft, findings: reasons }: RefusedTake): Promise<Take> {
    return store.saveRefused(draft, reasons);
  }

  function sources(): Promise<readonly TriedSource[]> {
    return triedSources(world, task.speech, work.speech, task.chunk);
  }

  async function knownDead(): Promise<DeadChunk | undefined> {
    return quarantine.mayKnow(work.takeId) ? quarantine.find(await sources()) : undefined;
  }

  async function reuse(): Promise<ChunkRecord | undefined> {
    if (wasRefused(before) && before.take_id === work.takeId) return undefined;
    const wanted = () => reuseTake(world, store, hearing, work, before);
    const standIn = async () =>
      canStandIn()
        ? reuseTake(world, store, hearing, { ...work, takeId: before.take_id as TakeId }, before)
        : undefined;
    const [first, second] = before.engine_reason === 'request' ? [standIn, wanted] : [wanted, standIn];
    return (await first()) ?? second();
  }

  /** Whether what spoke the chunk in another's place will do still. */
  function canStandIn(): boolean {
    const { status, stands_in_for: standsInFor, engine_reason: reason } = before;
    if (!task.takesStandIn || status !== 'success' || standsInFor !== work.takeId) return false;
    return reason !== 'speed' || scene.isListening();
  }

  async function speak(): Promise<Performed> {
    const faster = await fasterOne();
    const quick = faster && (await speakFaster(faster));
    if (quick) return quick;
    let performed: Performed = await speakBy(work);
    const [reason] = performed.findings;
    for (const repair of repairs) {
      if (isAccepted(performed.outcome)) break;
      const begin = (engine: string) => {
        if (reason) scene.tell({ kind: 'trying', ...placeOf(task), engine, reason, repair: repair.id });
      };
      const scenery = { world, hearing, task, work, reason, speakBy, begin, ask: scene.ask, stage, signal };
      const next = await repair.attempt(scenery);
      if (!next) continue;
      const attempts = [...performed.attempts, ...next.attempts];
      const refusedTake = betterOf(performed.refusedTake, next.refusedTake);
      performed = { ...(isAccepted(next.outcome) ? next : performed), attempts, ...(refusedTake && { refusedTake }) };
    }
    return performed;
  }

  async function stage(edit: ProposedEdit): Promise<void> {
    await stageEdits(world, store, task.source.text, [edit]);
  }

  async function speakFaster(speech: Speech): Promise<Performed | undefined> {
    const takeId = wantedTake(world.models, speech, task.chunk);
    const quick = await tryStandIn(world, speakBy, { ...work, speech, reason: 'speed', takeId });
    if (!quick || !isAccepted(quick.outcome)) return undefined;
    return { ...quick, instead: standInFinding(work.speech, speech, task.chunk.span) };
  }

  /** Who keeps up with a listener that the wanted engine would keep waiting. */
  async function fasterOne(): Promise<Speech | undefined> {
    if (keepsUp(world, work.speech)) return undefined;
    const ahead = scene.aheadOf(task);
    if (!ahead || !starves(world, work.speech, task.chunk, ahead)) return undefined;
    const standIns = await standInsFor(world, task.speech, work.speech);
    return standIns.find((standIn) => keepsUp(world, standIn));
  }

  async function speakBy(by: ChunkWork): Promise<Performed> {
    const place = { ...placeOf(task), engine: by.speech.engine.id };
    const telling = {
      speaking: (attempt: number) => scene.tell({ kind: 'speaking', ...place, attempt }),
      trying: (reason: Finding) => scene.tell({ kind: 'trying', ...place, reason }),
    };
    return { ...(await speakChunk(world, hearing, by, telling, signal)), by };
  }
}

/** What becomes of a chunk of which a person decided since the job was planned: its entry stays as it is. Else undefined. */
export function leftAlone({ record }: ChunkTask, newest: ChunkRecord): Done | undefined {
  return record.isDecided(newest) ? { record: newest, outcome: 'pass', reused: true, wasTried: false } : undefined;
}

/** What to speak, or what is wrong with a chunk whose voice mark can't be followed. */
export function workOf(
  world: Pick<JobWorld, 'engines' | 'models'>,
  { chunk, speech }: ChunkTask,
  priority: number,
): ChunkWork | { readonly finding: Finding } {
  try {
    const { reason, ...own } = speechOf(world.engines, speech, chunk);
    return { chunk, speech: own, reason, takeId: wantedTake(world.models, own, chunk), priority };
  } catch (error) {
    if (!isLectorError(error)) throw error;
    return { finding: findingOf(error, chunk.span) };
  }
}

function timeOf({ clock }: Pick<JobWorld, 'clock'>): string {
  return new Date(clock.now()).toISOString();
}

export function placeOf({ chapterId, chunk, index }: ChunkTask) {
  return { chapterId, chunkId: chunk.id, index };
}
