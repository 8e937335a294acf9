import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buildEngineHost, espeakDir } from '../helpers/engineHost.js';
import { isAlive, isGone } from '../helpers/processes.js';

describe('an engineHost whose parent was killed', () => {
  let hostPath = '';
  before(async () => {
    hostPath = await buildEngineHost();
  });

  const check = (name: string, ...more: readonly string[]) =>
    it(`ends while it ${name}`, async () => {
      const parent = spawn(process.execPath, ['test/fixtures/bin/keepsHostBusy.mjs', hostPath, espeakDir, ...more]);
      const [line] = (await once(parent.stdout, 'data')) as [Buffer];
      const pid = Number(line.toString());
      assert.ok(isAlive(pid));
      parent.kill('SIGKILL');
      assert.ok(await isGone(pid), `process ${pid} still runs`);
    });
  check('waits');
  check('is busy in native code', 'busy');
});
