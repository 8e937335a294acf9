import assert from 'node:assert/strict';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ChapterRecord } from '../../src/core/model/record.js';
import { finishedOf, inFolder, runLector } from './runLector.js';

const files = {
  '01-hall.md': '# Hall\n\nThe hall is cold.\n',
  '02-attic.md': '# Attic\n\nThe attic is warm.\n\nIt is dusty.\n\nNobody goes there.\n\nA chest was was left.\n',
};

/** Marks the last chunk of a chapter as skipped, as a person does in an editor. */
async function skipLast(cwd: string, chapterId: string): Promise<void> {
  const file = path.join(cwd, '.lector/chapters', `${chapterId}.json`);
  const record = JSON.parse(await readFile(file, 'utf8')) as ChapterRecord;
  const last = Object.keys(record).at(-1) ?? '';
  await writeFile(file, JSON.stringify({ ...record, [last]: { ...record[last], status: 'skipped' } }));
}

describe('a chapter whose file was moved by another program', () => {
  it('keeps its takes, what was decided and what is proposed, also where the text was changed a little', () =>
    inFolder(files, async (cwd) => {
      assert.equal((await runLector(['narrate', '.'], { cwd })).code, 0);
      await skipLast(cwd, '02-attic');
      assert.equal((await runLector(['suggest', '02-attic.md'], { cwd })).code, 0);
      await mkdir(path.join(cwd, 'part'));
      await rename(path.join(cwd, '02-attic.md'), path.join(cwd, 'part/05-loft.md'));
      await writeFile(path.join(cwd, 'part/05-loft.md'), files['02-attic.md'].replace('warm', 'hot'));

      const { totals } = finishedOf(await runLector(['narrate', '.', '--json'], { cwd }));
      assert.deepEqual([totals.spoken, totals.reused], [1, 5]);
      const { stdout } = await runLector(['status'], { cwd });
      assert.match(stdout, /^part\/05-loft +5 +4 +0 +0 +0 +1 +0 /m);
      const patches = await runLector(['patches', 'list', '--json'], { cwd });
      assert.match(patches.stdout, /"target": ?"part\/05-loft\.md"[^]*"status": ?"pending_review"/);
    }));
});
