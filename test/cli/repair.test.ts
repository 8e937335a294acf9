import assert from 'node:assert/strict';
import { faultyProgram } from './faultyProgram.js';
import { eventsOf, finishedOf, inFolder, runLector } from './runLector.js';

const book = {
  'book/01-lamp.md': '# Lamp\n\nThe lamp was lit.\n\nThe crashword is here.\n',
  'book/02-moth.md': '# Moth\n\nThe muteword is here.\n\nThe exitoneword is here.\n',
};

describe('repair', () => {
  it('tries all that failed, and says by kind what became of it', () =>
    inFolder(book, async (cwd) => {
      const faulty = { cwd, ...(await faultyProgram(cwd)) };
      const none = await runLector(['repair', 'book'], { cwd });
      assert.deepEqual([none.code, none.stdout], [0, 'Nothing to repair: no chunk has failed.\n']);

      assert.equal((await runLector(['narrate', 'book'], faulty)).code, 2);
      const status = await runLector(['status', 'book'], { cwd });
      assert.match(status.stderr, /^next: lector repair tries/m);

      const inVain = await runLector(['repair', 'book'], faulty);
      assert.equal(inVain.code, 2);
      assert.match(inVain.stdout, /^01-lamp +3 +crash +still dead +The crashword is here\.$/m);
      assert.match(inVain.stdout, /^02-moth +2 +audio_quality +still dead +The muteword is here\.$/m);
      assert.match(inVain.stdout, /^crash +2 +0 +2$/m);
      assert.match(inVain.stdout, /^audio_quality +1 +0 +1$/m);
      assert.match(inVain.stdout, /^3 failed chunks: 0 repaired, 3 still dead$/m);
      assert.match(inVain.stderr, /^error\[engine-crashed\]: 01-lamp chunk 3: /m);
      assert.match(inVain.stderr, /^next: .*--fallback/m);

      const part = await runLector(['repair', 'book', '--chapter', '01-lamp'], { cwd });
      assert.equal(part.code, 0);
      assert.match(part.stdout, /^01-lamp +3 +crash +repaired by another try +The crashword is here\.$/m);
      assert.match(part.stdout, /^1 failed chunk: 1 repaired, 0 still dead$/m);

      const rest = await runLector(['repair', 'book', '--json'], { cwd });
      assert.equal(rest.code, 0);
      assert.deepEqual([finishedOf(rest).totals.spoken, finishedOf(rest).totals.failed], [2, 0]);
      assert.equal(eventsOf(rest)[0]?.kind, 'started');
      const [left] = [await runLector(['status', 'book', '--json'], { cwd })];
      assert.doesNotMatch(left.stdout, /"quarantined": [1-9]|"failed": [1-9]/);
    }));

  it('names the chapters that there are', () =>
    inFolder(book, async (cwd) => {
      const { code, stderr } = await runLector(['repair', 'book', '--chapter', 'three'], { cwd });
      assert.equal(code, 1);
      assert.match(
        stderr,
        /^error\[BAD_ARGUMENT\]: There is no chapter three\.\nnext: Name one of: 01-lamp, 02-moth\./m,
      );
    }));
});
