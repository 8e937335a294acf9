import assert from 'node:assert/strict';
import { eventsOf, finishedOf, inFolder, runLector, type RunningLector } from './runLector.js';

const file = 'chapter-01.md';
const count = 80;
const letters = (index: number) => index.toString(26).replace(/[0-9]/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '');
const text = Array.from(
  { length: count },
  (_, index) => `Part ${letters(index)} begins here, and goes on for a while.`,
).join('\n\n');
const args = ['narrate', file, '--json', '--workers', '1'];

describe('stopping a narration', () => {
  for (const way of ['interrupt', 'terminate'] as const) {
    it(`${way}: ends with 130, and the next run speaks the rest`, function () {
      if (process.platform === 'win32') {
        console.log('skipped: Windows has no way to send such a signal');
        this.skip();
      }
      return inFolder({ [file]: text }, async (cwd) => {
        const onStdout = (part: string, program: RunningLector) => {
          if (!isSent && part.includes('"judged"')) {
            isSent = true;
            program[way]();
          }
        };
        let isSent = false;
        const stopped = await runLector(args, { cwd, onStdout });
        assert.equal(stopped.code, 130, stopped.stderr);
        assert.doesNotMatch(stopped.stderr, /error\[/);
        const safe = eventsOf(stopped).filter(({ kind }) => kind === 'judged').length;
        assert.ok(safe > 0 && safe < count, `${safe} of ${count} were spoken`);
        assert.equal(finishedOf(stopped).outcome, 'cancelled');

        const { outcome, totals } = finishedOf(await runLector(args, { cwd }));
        assert.equal(outcome, 'good');
        assert.ok(totals.reused >= safe, `${totals.reused} kept of ${safe}`);
        assert.equal(totals.reused + totals.spoken, count);
        assert.equal((await runLector(['verify'], { cwd })).code, 0);
      });
    });
  }

  it('a reader that goes away is no crash', () =>
    inFolder({ [file]: text }, async (cwd) => {
      const { code, stderr } = await runLector(args, { cwd, onStdout: (_, program) => program.closeStdout() });
      assert.equal(code, 130);
      assert.doesNotMatch(stderr, /EPIPE|error\[/);
    }));
});
