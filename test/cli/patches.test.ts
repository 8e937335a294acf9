import assert from 'node:assert/strict';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Patch } from '../../src/core/model/patch.js';
import { finishedOf, inFolder, runLector, type Ran } from './runLector.js';

const text = '# Lamp\r\n\r\nThe lamp was was lit, and/or not.\r\n\r\nA moth came in, and they read it.\r\n';
const book = { 'book/01-lamp.md': text, 'book/02-moth.md': '# Moth\n\nIt flew.\n' };

/** Suggests edits of the first chapter and says their ids, by kind. */
async function staged(cwd: string) {
  const ran = await runLector(['suggest', 'book/01-lamp.md', '--json'], { cwd });
  assert.equal(ran.code, 0, ran.stderr);
  const { patches } = JSON.parse(ran.stdout) as { readonly patches: readonly Patch[] };
  const idOf = (kind: string) => patches.find((patch) => patch.kind === kind)?.id ?? assert.fail(`no ${kind}`);
  return { written: idOf('manuscript'), spoken: idOf('spoken') };
}

const statuses = (ran: Ran) =>
  (JSON.parse(ran.stdout) as readonly Patch[]).map(({ kind, status }) => `${kind} ${status}`).sort();

describe('proposed edits', () => {
  it('are staged beside the book, shown, and change nothing', () =>
    inFolder(book, async (cwd) => {
      const told = await runLector(['suggest', 'book/01-lamp.md'], { cwd });
      assert.match(
        told.stdout,
        /^\d{8}_\d{6}_01-lamp\.md +pending_review +manuscript +listening +85 % +“was” is said twice in a row\.$/m,
      );
      assert.match(told.stderr, /^next: lector patches show/m);
      assert.match(told.stderr, /^info\[awkward-heteronym\]: book\/01-lamp\.md:5: “read”/m);
      const [file = ''] = /^\d{8}_\d{6}_01-lamp\.md(?= )/m.exec(told.stdout) ?? [];
      const kept = JSON.parse(
        await readFile(path.join(cwd, 'book/.lector/staged_patches', `${file}.patch`), 'utf8'),
      ) as Patch;
      assert.deepEqual(
        [kept.status, kept.target, kept.agent, kept.model],
        ['pending_review', '01-lamp.md', 'listening', null],
      );
      assert.match(kept.diff, /^-The lamp was was lit, and\/or not\.\r?\n\+The lamp was lit, and\/or not\.\r?$/m);

      const again = await runLector(['suggest', 'book/01-lamp.md'], { cwd });
      assert.equal(again.stdout, 'No patches.\n');
      assert.deepEqual(statuses(await runLector(['patches', 'list', '--book', 'book', '--json'], { cwd })), [
        'manuscript pending_review',
        'spoken pending_review',
      ]);
      const shown = await runLector(['patches', 'show', file, '--book', 'book'], { cwd });
      assert.match(
        shown.stdout,
        /said twice[^]*hard to follow by ear[^]*85 % sure[^]*\n-The lamp was was lit[^]*\n\+The lamp was lit/,
      );
      assert.equal(await readFile(path.join(cwd, 'book/01-lamp.md'), 'utf8'), text);
    }));

  it('are applied by a person alone: one chunk is spoken anew, and the other one waits for the words that it knows', () =>
    inFolder(book, async (cwd) => {
      const manuscript = path.join(cwd, 'book/01-lamp.md');
      assert.equal((await runLector(['narrate', 'book'], { cwd })).code, 0);
      const { written, spoken } = await staged(cwd);
      await chmod(manuscript, 0o640);

      const nobody = await runLector(['patches', 'accept', written, '--book', 'book'], { cwd });
      assert.equal(nobody.code, 1);
      assert.match(nobody.stderr, /nobody agreed[^]*--yes/);
      assert.equal(await readFile(manuscript, 'utf8'), text);

      assert.equal((await runLector(['patches', 'accept', spoken, '--book', 'book', '--yes'], { cwd })).code, 0);
      const marked = text.replace('and/or', 'and/or<!-- lector-say: and/or = and or -->');
      assert.equal(await readFile(manuscript, 'utf8'), marked);
      if (process.platform !== 'win32') assert.equal((await stat(manuscript)).mode & 0o777, 0o640);
      const { totals } = finishedOf(await runLector(['narrate', 'book', '--json'], { cwd }));
      assert.deepEqual([totals.spoken, totals.reused, totals.failed], [1, 4, 0]);
      const heard = await runLector(['chunks', 'book/01-lamp.md'], { cwd });
      assert.match(heard.stdout, /The lamp was was lit, and or not\./);

      const stale = await runLector(['patches', 'accept', written, '--book', 'book', '--yes'], { cwd });
      assert.equal(stale.code, 1);
      assert.match(stale.stderr, /PATCH_STALE[^]*aren’t in 01-lamp\.md any more/);
      assert.equal(await readFile(manuscript, 'utf8'), marked);
      assert.deepEqual(statuses(await runLector(['patches', 'list', '--book', 'book', '--all', '--json'], { cwd })), [
        'manuscript stale',
        'spoken applied',
      ]);
      const twice = await runLector(['patches', 'accept', spoken, '--book', 'book', '--yes'], { cwd });
      assert.match(twice.stderr, /is applied already/);
    }));

  it('find their words where these went meanwhile; a rejected one doesn’t come back', () =>
    inFolder(book, async (cwd) => {
      const manuscript = path.join(cwd, 'book/01-lamp.md');
      const { written, spoken } = await staged(cwd);
      await writeFile(manuscript, text.replace('# Lamp', '# The Lamp\r\n\r\nIt was late.'));
      assert.equal((await runLector(['patches', 'reject', spoken, '--book', 'book'], { cwd })).code, 0);
      assert.equal((await runLector(['patches', 'accept', written, '--book', 'book', '-y'], { cwd })).code, 0);
      assert.equal(
        await readFile(manuscript, 'utf8'),
        text.replace('# Lamp', '# The Lamp\r\n\r\nIt was late.').replace('was was', 'was'),
      );
      await writeFile(manuscript, text);
      const again = await runLector(['suggest', 'book/01-lamp.md'], { cwd });
      assert.doesNotMatch(again.stdout, /spoken/);
      assert.match(again.stdout, /said twice/);
    }));

  it('a file that somebody wrote into harms nothing', () =>
    inFolder(book, async (cwd) => {
      const { written, spoken } = await staged(cwd);
      const file = (id: string) => path.join(cwd, 'book/.lector/staged_patches', `${id}.patch`);
      const patch = JSON.parse(await readFile(file(written), 'utf8')) as Patch;
      await writeFile(file(spoken), 'no JSON');
      for (const change of [
        { target: '../outside.md', before: 'x', after: 'y', start: 0 },
        { target: 'lector.yaml', before: 'x', after: 'y', start: 0 },
        { after: 'The lamp was lit. <script>alert(1)</script>' },
        { kind: 'spoken', after: 'All is gone.' },
        { after: 'Read https://x.example/' },
      ] as const) {
        await writeFile(file(written), JSON.stringify({ ...patch, ...change }));
        const refused = await runLector(['patches', 'accept', written, '--book', 'book', '-y'], { cwd });
        assert.equal(refused.code, 1, JSON.stringify(change));
        assert.match(refused.stderr, /PATCH_STALE/);
        assert.equal(await readFile(path.join(cwd, 'book/01-lamp.md'), 'utf8'), text);
      }
    }));
});
