import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inFolder, runLector } from './runLector.js';

const file = 'chapter.md';

interface Told {
  readonly files: readonly string[];
  readonly bytes: number;
  readonly removed: boolean;
}

/** Narrates twice with other words between, so that the first words' take is old; backups forget them. */
async function inBookWithOldTake(use: (cwd: string) => Promise<void>): Promise<void> {
  await inFolder({ [file]: 'The first words.\n' }, async (cwd) => {
    await runLector(['narrate', file], { cwd });
    await writeFile(path.join(cwd, file), 'Other words.\n');
    await runLector(['narrate', file], { cwd });
    await use(cwd);
  });
}

async function told(cwd: string, ...args: readonly string[]): Promise<Told> {
  return JSON.parse((await runLector(['clean', '--json', ...args], { cwd })).stdout) as Told;
}

async function takes(cwd: string): Promise<number> {
  return (await readdir(path.join(cwd, '.lector', 'takes'))).length;
}

async function forgetBackups(cwd: string): Promise<void> {
  const folder = path.join(cwd, '.lector', 'backup', 'chapter');
  for (const name of await readdir(folder)) await writeFile(path.join(folder, name), '{}\n');
}

describe('lector clean', () => {
  it('keeps what a backup refers to', () =>
    inBookWithOldTake(async (cwd) => {
      assert.deepEqual(await told(cwd, '--yes'), { files: [], bytes: 0, removed: false });
      assert.equal(await takes(cwd), 4);
    }));

  it('says how much it would free, and removes nothing where nobody can be asked', () =>
    inBookWithOldTake(async (cwd) => {
      await forgetBackups(cwd);
      const { code, stdout, stderr } = await runLector(['clean'], { cwd });
      assert.equal(code, 0);
      assert.match(stdout, /^2 files, \d+(\.\d)? kB not in use\n$/);
      assert.match(stderr, /lector clean --yes/);
      assert.equal(await takes(cwd), 4);
    }));

  it('--yes removes them; the chapter needs no new speech, and the book is whole', () =>
    inBookWithOldTake(async (cwd) => {
      await forgetBackups(cwd);
      const { files, bytes, removed } = await told(cwd, '--yes');
      assert.ok(removed && bytes > 1000);
      assert.equal(files.length, 2);
      assert.ok(files.every((name) => name.startsWith('.lector/takes/')));
      assert.equal(await takes(cwd), 2);
      assert.equal((await runLector(['verify'], { cwd })).code, 0);
      const again = await runLector(['narrate', file, '--json'], { cwd });
      assert.match(again.stdout, /"spoken":0/);
    }));

  it('names a folder that is no book', () =>
    inFolder({}, async (cwd) => {
      const { code, stderr } = await runLector(['clean', 'nowhere'], { cwd });
      assert.equal(code, 1);
      assert.match(stderr, /FILE_MISSING/);
    }));
});
