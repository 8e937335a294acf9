import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { constants, getPriority } from 'node:os';
import { yieldToOthers } from '../../src/core/engines/yieldToOthers.js';

const niceness = constants.priority.PRIORITY_BELOW_NORMAL;

describe('a process that yields to others', () => {
  it('is nice, and so is its session where the system shares its cores out among sessions', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { detached: true });
    try {
      await once(child, 'spawn');
      const pid = child.pid ?? assert.fail('there is no process');
      await yieldToOthers(pid);
      assert.equal(getPriority(pid), niceness);
      const session = await readFile(`/proc/${pid}/autogroup`, 'utf8').catch(() => undefined);
      if (session !== undefined) assert.match(session, new RegExp(`nice ${niceness}\\n`));
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('may have ended', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    await yieldToOthers(child.pid ?? assert.fail('there was no process'));
  });
});
