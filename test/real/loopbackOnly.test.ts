import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { loopbackOnly } from '../../src/core/engines/loopbackOnly.js';

const run = promisify(execFile);
const program = `import socket, sys
kind = socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET
with socket.socket(kind) as one:
    one.bind((sys.argv[1], 0))
    print(one.getsockname()[0], end="")`;

describe('real: a Python program that is kept on the loopback interface', () => {
  before(async function () {
    await run('python3', ['--version']).catch(() => this.skip());
  });

  for (const [wanted, got] of [
    ['0.0.0.0', '127.0.0.1'],
    ['', '127.0.0.1'],
    ['127.0.0.1', '127.0.0.1'],
    ['::1', '::1'],
    ['::', '::1'],
  ] as const) {
    it(`listens on ${got} where it would on “${wanted}”`, async () => {
      const loopback = await loopbackOnly();
      try {
        const env = { ...process.env, ...loopback.environment };
        const { stdout } = await run('python3', ['-c', program, wanted], { env });
        assert.equal(stdout, got);
      } finally {
        await loopback.dispose();
      }
    });
  }
});
