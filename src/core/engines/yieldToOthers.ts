import { writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { systemCode } from '../base/systemCode.js';

const niceness = constants.priority.PRIORITY_BELOW_NORMAL;
/** Linux changes the niceness of a session ten times a second at most, for all who aren't root. */
const againMs = 110;
const mostTries = 20;

/**
 * On busy cores whoever is waited for goes first: the server, the editor, a player. The process `pid` gets its share after them.
 * Never rejects: one that has ended already has nothing to share, and where a system doesn't allow it, it works with the same right
 * as others.
 */
export async function yieldToOthers(pid: number): Promise<void> {
  try {
    setPriority(pid, niceness);
  } catch {
    return;
  }
  if (process.platform === 'linux') await yieldAsSession(pid);
}

/**
 * Linux shares its cores out among sessions first, and a process's niceness only counts inside its own (sched(7), “The autogroup
 * feature”). One that leads a session, as a host does, has to be nice as a session.
 */
async function yieldAsSession(pid: number): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    try {
      await writeFile(`/proc/${pid}/autogroup`, String(niceness));
      return;
    } catch (error) {
      if (systemCode(error) !== 'EAGAIN') return;
    }
    await delay(againMs, undefined, { ref: false });
  }
}
