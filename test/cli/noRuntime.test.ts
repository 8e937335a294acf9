import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { finishedOf, inFolder, runLector } from './runLector.js';

const reason = /^error\[ENGINE_FAILED\]: Piper can't speak here: ONNX Runtime has no build for \S+ in this Lector\.$/m;
const nextStep = /^next: Choose an engine that can: espeak\.$/m;

/** What is installed where ONNX Runtime has no build: everything but its folder. */
describe('a platform without ONNX Runtime', () => {
  const inPackage = (use: (cwd: string, program: string) => Promise<void>) =>
    inFolder({ 'one.md': 'The lamp was lit.\n' }, async (cwd) => {
      const program = path.join(cwd, 'dist');
      await cp('dist', program, { recursive: true, filter: (file) => path.basename(file) !== 'node_modules' });
      await use(cwd, path.join(program, 'cli.mjs'));
    });

  it('narrates with the embedded voice', () =>
    inPackage(async (cwd, program) => {
      const ran = await runLector(['narrate', 'one.md', '--json'], { cwd, program });
      assert.equal(finishedOf(ran).outcome, 'good');
    }));

  for (const args of [
    ['narrate', 'one.md', '--engine', 'piper'],
    ['narrate', 'one.md', '--voice', 'en_US-joe-medium'],
    ['models', 'pull', 'en_US-joe-medium', '--yes'],
  ]) {
    it(`lector ${args.join(' ')}: says why not, and what to use`, () =>
      inPackage(async (cwd, program) => {
        const { code, stderr } = await runLector(args, { cwd, program });
        assert.match(stderr, reason);
        assert.match(stderr, nextStep);
        assert.equal(code, 1);
      }));
  }

  it('offers no voice that could not speak', () =>
    inPackage(async (cwd, program) => {
      const listed = async (...args: readonly string[]) =>
        (await runLector([...args, '--json'], { cwd, program })).stdout.includes('en_US-joe-medium');
      assert.deepEqual([await listed('engines', 'list', '--voices'), await listed('models', 'list')], [false, false]);
      assert.match((await runLector(['engines', 'list'], { cwd, program })).stdout, /^piper +not here /m);
    }));
});
