import type { AttemptRecord } from '../../model/record.js';
import { isAccepted } from '../recordOf.js';
import { wantedTake } from '../speechSource.js';
import { standInFinding } from '../standInFinding.js';
import { standInsFor } from '../standIns.js';
import { tryStandIn } from '../tryStandIn.js';
import type { Performed, Repair } from './repair.js';

/** Those who may stand in, in the order that was stated. One that can't is in the log and in the record, and ends nothing. */
export const anotherEngine: Repair = {
  id: 'engine',
  async attempt({ world, task, work, reason, speakBy, begin }) {
    const attempts: AttemptRecord[] = [];
    let last: Performed | undefined;
    for (const standIn of await standInsFor(world, task.speech, work.speech)) {
      const takeId = wantedTake(world.models, standIn, task.chunk);
      begin(standIn.engine.id);
      const next = await tryStandIn(world, speakBy, { ...work, speech: standIn, reason: 'fallback', takeId });
      if (!next) continue;
      attempts.push(...next.attempts.map((attempt) => ({ ...attempt, repair: 'engine' as const })));
      const instead = standInFinding(work.speech, standIn, task.chunk.span, reason);
      if (isAccepted(next.outcome)) return { ...next, attempts, instead };
      last = next;
    }
    return last && { ...last, attempts };
  },
};
