import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { answerOf } from './answerOf.js';
import { inParallel, rtfOf, type Contender } from './contender.js';
import type { BenchWorld } from './world.js';

/** The limit: so many processes, each with what speaks and nothing else, given the next piece of work when one is done. */
export async function bareContender(
  { programsDir }: Pick<BenchWorld, 'programsDir'>,
  {
    name,
    program,
    parameters,
    processes,
  }: {
    readonly name: string;
    readonly program: string;
    readonly parameters: readonly string[];
    readonly processes: number;
  },
  work: readonly object[],
  signal: AbortSignal,
): Promise<Contender> {
  const file = path.join(programsDir, 'peers', `${program}.mjs`);
  const children = Array.from({ length: processes }, () => fork(file, parameters, { signal, killSignal: 'SIGKILL' }));
  const ready = await Promise.all(children.map((child) => answerOf(child, program)));
  if (ready.some((word) => word !== 'ready')) throw new Error(`${program} did not start.`);
  const ask = async (piece: object, hand: number) => {
    const child = children[hand];
    child?.send(piece);
    return child ? Number(await answerOf(child, program)) : 0;
  };
  return {
    name,
    speak: (from, to) => rtfOf(() => inParallel(work.slice(from, to), processes, ask)),
    close: async () => {
      await Promise.all(
        children.map(async (child) => {
          const ended = once(child, 'exit');
          child.kill();
          await ended;
        }),
      );
    },
  };
}
