import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { isAlive, isGone } from '../helpers/processes.js';

describe('a server of models that Lector started', () => {
  for (const signal of ['SIGKILL', 'SIGTERM'] as const)
    it(`is gone after Lector's ${signal}`, async () => {
      const parent = spawn(process.execPath, ['test/fixtures/bin/keepsLlmHost.mjs', path.resolve('dist/llmHost.mjs')]);
      const [line] = (await once(parent.stdout, 'data')) as [Buffer];
      const [host = 0, server = 0] = line.toString().trim().split(' ').map(Number);
      assert.ok(host > 0 && isAlive(host) && server > 0 && isAlive(server), line.toString());
      parent.kill(signal);
      assert.ok(await isGone(host), `the host ${host} still runs`);
      assert.ok(await isGone(server), `the server ${server} still runs`);
    });
});
