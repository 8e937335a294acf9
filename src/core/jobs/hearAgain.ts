import { decodeWav } from '../audio/wav.js';
import { judgeTranscript } from '../ears/judgeTranscript.js';
import { categoryOfFinding } from '../failures/categoryOf.js';
import type { ChunkRecord } from '../model/record.js';
import type { Finding, Outcome } from '../model/verdict.js';
import { doubtedUpTo, type Ears } from './ears.js';
import { placed } from './hearing.js';
import type { JobWorld } from './jobWorld.js';
import { performChunk, type ChunkScene } from './performChunk.js';
import type { ChunkTask } from './planJob.js';
import { playedTake } from './playedTake.js';
import { isAccepted } from './recordOf.js';
import { readTake } from './reuseTake.js';
import type { ChunkWork } from './speakChunk.js';

/** What became of a chunk that ears listened to. */
export interface HeardAgain {
  readonly record: ChunkRecord;
  readonly tier1: Outcome;
  readonly tier2: Outcome;
}

/**
 * Listens to a take that passed the checks. Where ears refuse it the chunk is spoken and repaired once more by those who listen closely
 * (`scene`). The record is durable when this resolves; undefined where nobody could
 * listen, or a person decided meanwhile.
 * @throws LectorError as {@link performChunk}.
 */
export async function hearAgain(
  world: JobWorld,
  ears: Ears,
  scene: ChunkScene,
  task: ChunkTask,
  work: ChunkWork,
  signal: AbortSignal,
): Promise<HeardAgain | undefined> {
  const { chunk, record } = task;
  const entry = await record.read(chunk.id);
  if (!ears.wants(task.index, entry)) return undefined;
  const take = await playedTake(scene.store, entry);
  const wav = take && (await readTake(world, scene.store, take));
  const audio = wav && decodeWav(wav);
  if (!take || audio?.kind !== 'wav') return undefined;
  const transcript = await ears.listen(chunk, work.speech, { ...audio, text: take.spoken, words: take.words }, signal);
  if (!transcript) return undefined;
  const judged = judgeTranscript(take.spoken, transcript, doubtedUpTo(work.speech));
  const findings = judged.findings.map((finding) => placed(finding, chunk, take.words));
  const heard: ChunkRecord = {
    ...entry,
    validation: {
      ...entry.validation,
      tier2_wer: transcript.wer,
      transcript,
      findings: [...findings, ...entry.validation.findings],
    },
  };
  const [finding] = findings;
  if (isAccepted(judged.outcome) || !finding) {
    const kept = await record.put(chunk.id, heard);
    if (record.isDecided(kept)) return undefined;
    return { record: kept, tier1: entry.validation.findings.length > 0 ? 'review' : 'pass', tier2: judged.outcome };
  }
  const kept = await record.put(chunk.id, { ...heard, status: 'failed', attempts: withLast(heard, finding) });
  if (record.isDecided(kept)) return undefined;
  const refused = { sha256: take.sha256, finding };
  const repaired = await performChunk(world, scene, { ...task, isAgain: true }, { ...work, refused }, signal);
  return { record: repaired.record, tier1: repaired.outcome, tier2: repaired.outcome };
}

/** The attempts of a record, of which the last one didn't do after all. */
function withLast(
  { attempts }: ChunkRecord,
  { code, message }: Pick<Finding, 'code' | 'message'>,
): ChunkRecord['attempts'] {
  const last = attempts.at(-1);
  return last
    ? [...attempts.slice(0, -1), { ...last, outcome: 'fail', code, message, category: categoryOfFinding(code) }]
    : attempts;
}
