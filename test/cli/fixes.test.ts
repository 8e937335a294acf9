import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Patch } from '../../src/core/model/patch.js';
import { faultyProgram } from './faultyProgram.js';
import { finishedOf, inFolder, runLector, type RunOptions } from './runLector.js';

const hard = 'Nobody heard the accentword in the fog.';
const voiced = `# Fog\n\nAll was well.\n\n${hard}\n`;
const hasty = `# Haste\n\nAll was well.\n\nNobody heard the hastyword in the fog.\n`;
const book = '# mine\nrate: 1.5 # we are in a hurry\ntitle: Fog\n';

async function waiting(options: RunOptions): Promise<Patch> {
  const { stdout } = await runLector(['patches', 'list', '--book', 'book', '--json'], options);
  const [patch, ...others] = JSON.parse(stdout) as readonly Patch[];
  assert.deepEqual(others, []);
  return patch ?? assert.fail('nothing is proposed');
}

describe('edits that mend dead chunks', () => {
  it('give one chunk another voice, which was tried: it alone is spoken, and passes', () =>
    inFolder({ 'book/fog.md': voiced }, async (cwd) => {
      const faulty = { cwd, ...(await faultyProgram(cwd)) };
      assert.equal((await runLector(['narrate', 'book'], faulty)).code, 2);
      const { id, kind } = await waiting(faulty);
      assert.equal(kind, 'engine');
      const shown = await runLector(['patches', 'show', id, '--book', 'book'], faulty);
      assert.match(
        shown.stdout,
        /can say this; eSpeak NG \(English \(America\)\) failed\.[^]*\n\+<!-- lector: voice=espeak\/en-gb -->/,
      );
      assert.equal((await runLector(['patches', 'accept', id, '--book', 'book', '--yes'], faulty)).code, 0);
      const marked = `<!-- lector: voice=espeak/en-gb -->\n${hard}\n<!-- lector: voice=default -->`;
      assert.equal(await readFile(path.join(cwd, 'book/fog.md'), 'utf8'), voiced.replace(hard, marked));
      const { totals } = finishedOf(await runLector(['narrate', 'book', '--json'], faulty));
      assert.deepEqual([totals.spoken, totals.reused, totals.failed], [1, 2, 0]);
    }));

  it('change one setting of the book, and nothing else in its file', () =>
    inFolder({ 'book/fog.md': hasty, 'book/lector.yaml': book }, async (cwd) => {
      const faulty = { cwd, ...(await faultyProgram(cwd)) };
      const file = path.join(cwd, 'book/lector.yaml');
      assert.equal((await runLector(['narrate', 'book'], faulty)).code, 2);
      const { id, kind, target } = await waiting(faulty);
      assert.deepEqual([kind, target], ['setting', 'lector.yaml']);
      assert.equal(await readFile(file, 'utf8'), book);
      await writeFile(file, `${book}language: en\n`);
      const accepted = await runLector(['patches', 'accept', id, '--book', 'book', '--yes'], faulty);
      assert.equal(accepted.stdout, `${id} applied to lector.yaml\n`);
      assert.equal(await readFile(file, 'utf8'), `${book.replace('1.5', '1')}language: en\n`);
      assert.equal((await runLector(['narrate', 'book'], faulty)).code, 0);
    }));

  it('are refused where somebody wrote something else into their files', () =>
    inFolder({ 'book/fog.md': hasty, 'book/lector.yaml': book }, async (cwd) => {
      const faulty = { cwd, ...(await faultyProgram(cwd)) };
      await runLector(['narrate', 'book'], faulty);
      const patch = await waiting(faulty);
      const file = path.join(cwd, 'book/.lector/staged_patches', `${patch.id}.patch`);
      const marked = (voice: string) => ({
        kind: 'engine',
        target: 'fog.md',
        start: hasty.indexOf('All'),
        before: 'All was well.',
        after: `<!-- lector: voice=${voice} -->\nAll was well.\n<!-- lector: voice=default -->`,
      });
      for (const change of [
        { target: '../lector.yaml' },
        { target: 'fog.md' },
        { target: '.lector/config.yaml' },
        { before: 'rate: 1.2' },
        { after: 'rate: 9' },
        { after: 'rate: fast' },
        { before: '', after: 'voice: nobody' },
        { before: '', after: 'fallback: [nobody]' },
        { before: '', after: 'engine: nothing' },
        { before: '', after: 'chapters: [../secret.md]' },
        { before: 'title: Fog', after: 'title: Gone' },
        { after: 'rate: 1\nchapters: []' },
        marked('nobody'),
        { ...marked('espeak/en-gb'), target: 'lector.yaml' },
        { ...marked('espeak/en-gb'), after: 'All was ill.' },
        {
          ...marked('espeak/en-gb'),
          before: 'was',
          start: hasty.indexOf('was'),
          after: 'was\n<!-- lector: voice=espeak/en-gb -->',
        },
      ]) {
        await writeFile(file, JSON.stringify({ ...patch, ...change }));
        const listed = await runLector(['patches', 'list', '--book', 'book', '--json'], faulty);
        assert.match(listed.stdout, /"status": "stale"/, JSON.stringify(change));
        const refused = await runLector(['patches', 'accept', patch.id, '--book', 'book', '-y'], faulty);
        assert.match(refused.stderr, /PATCH_STALE/, JSON.stringify(change));
        assert.equal(await readFile(path.join(cwd, 'book/lector.yaml'), 'utf8'), book);
        assert.equal(await readFile(path.join(cwd, 'book/fog.md'), 'utf8'), hasty);
      }
    }));
});
