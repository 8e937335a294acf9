import type { Ask } from '../agents/ask.js';
import { agents } from '../agents/index.js';
import type { Diagnosed } from '../model/agent.js';
import { failuresIn, type AttemptRecord } from '../model/record.js';
import { spokenText } from '../model/spoken.js';
import type { Finding } from '../model/verdict.js';
import type { ChunkTask } from './planJob.js';
import type { Speech } from './resolveSpeech.js';

/** How a chunk failed at last. */
export interface Failing {
  readonly attempts: readonly AttemptRecord[];
  readonly findings: readonly Finding[];
}

/** Why a chunk stays dead, and what may help, as far as a model or else rules can tell. */
export async function diagnose(
  ask: Ask,
  { chunk, record, before, after }: Pick<ChunkTask, 'chunk' | 'record' | 'before' | 'after'>,
  { engine }: Pick<Speech, 'engine'>,
  { attempts, findings }: Failing,
  signal: AbortSignal,
): Promise<Diagnosed> {
  const neighbour = async (id: string | undefined) => {
    if (id === undefined) return undefined;
    const { status, attempts: tried } = await record.read(id);
    return { status, categories: failuresIn(tried) };
  };
  const [left, right] = [await neighbour(before), await neighbour(after)];
  const failed = {
    text: spokenText(chunk.spoken),
    engine: engine.id,
    attempts,
    findings: findings.map(({ message }) => message),
    logTail: attempts.flatMap(({ message }) => message ?? []).join('\n'),
    ...(left && { before: left }),
    ...(right && { after: right }),
  };
  const { answer, confidence, model } = await ask(agents.reasoner, failed, signal);
  return { ...answer, confidence, model };
}
