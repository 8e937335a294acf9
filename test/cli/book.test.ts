import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eventsOf, inFolder, runLector } from './runLector.js';

const files = {
  'lector.yaml': 'title: Two Rooms\n',
  '01-hall.md': '# Hall\n\nThe hall is cold.\n',
  '02-attic.md': '# Attic\n\nThe attic is warm.\n\nIt is dusty.\n',
};

interface StatusLine {
  readonly id: string;
  readonly chunks: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly seconds: number;
}

describe('status', () => {
  it('follows a book from nothing to ready to stale', () =>
    inFolder(files, async (cwd) => {
      const states = async () => {
        const { code, stdout } = await runLector(['status', '--json'], { cwd });
        assert.equal(code, 0);
        return (JSON.parse(stdout) as readonly StatusLine[]).map(({ id, counts }) => [
          id,
          counts.none,
          counts.ready,
          counts.stale,
        ]);
      };
      assert.deepEqual(await states(), [
        ['01-hall', 2, 0, 0],
        ['02-attic', 3, 0, 0],
      ]);
      await runLector(['narrate', '.'], { cwd });
      assert.deepEqual(await states(), [
        ['01-hall', 0, 2, 0],
        ['02-attic', 0, 3, 0],
      ]);
      await writeFile(path.join(cwd, '01-hall.md'), '# Hall\n\nThe hall is colder.\n');
      assert.deepEqual(await states(), [
        ['01-hall', 0, 1, 1],
        ['02-attic', 0, 3, 0],
      ]);
    }));

  it('prints a table for people', () =>
    inFolder(files, async (cwd) => {
      const { stdout } = await runLector(['status'], { cwd });
      assert.match(stdout, /^chapter +chunks +ready +stale +failed +quarantined +skipped +not yet +audio +title\n/);
      assert.match(stdout, /^01-hall +2 +0 +0 +0 +0 +0 +2 +0:00 +Hall$/m);
    }));
});

describe('status of a chapter that nobody can speak', () => {
  const withUnknown = { ...files, '02-attic.md': '---\nlector: { voice: nobody }\n---\n\n# Attic\n\nIt is warm.\n' };

  it('is told beside those of all others', () =>
    inFolder(withUnknown, async (cwd) => {
      const { code, stdout, stderr } = await runLector(['status', '--json'], { cwd });
      assert.deepEqual(
        (JSON.parse(stdout) as readonly StatusLine[]).map(({ id }) => id),
        ['01-hall'],
      );
      assert.match(stderr, /error\[VOICE_UNKNOWN\]: 02-attic\.md: .*nobody/);
      assert.notEqual(code, 0);
    }));

  it('is all there is to tell where it is the only one', () =>
    inFolder(withUnknown, async (cwd) => {
      const { code, stdout, stderr } = await runLector(['status', '02-attic.md'], { cwd });
      assert.equal(stdout, '');
      assert.match(stderr, /error\[VOICE_UNKNOWN\]/);
      assert.notEqual(code, 0);
    }));
});

describe('verify', () => {
  it('is content with what was just narrated', () =>
    inFolder(files, async (cwd) => {
      await runLector(['narrate', '.'], { cwd });
      const { code, stdout } = await runLector(['verify'], { cwd });
      assert.equal(code, 0);
      assert.match(stdout, /^\d+ files read, 0 damaged\n$/);
    }));

  it('finds one flipped bit, and narrate mends it', () =>
    inFolder(files, async (cwd) => {
      const narrated = eventsOf(await runLector(['narrate', '.', '--json'], { cwd }));
      const damaged =
        narrated.flatMap((event) => (event.kind === 'judged' ? [event.record.audio_path ?? ''] : []))[0] ?? '';
      const wav = await readFile(path.join(cwd, damaged));
      wav[1000] = (wav[1000] ?? 0) ^ 1;
      await writeFile(path.join(cwd, damaged), wav);

      const people = await runLector(['verify'], { cwd });
      assert.equal(people.code, 2);
      assert.match(people.stdout, /^damaged\[/m);
      assert.match(people.stderr, /^next: /m);
      const program = await runLector(['verify', '--json'], { cwd });
      assert.equal(program.code, 2);
      const lines = program.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { file: string; ok: boolean });
      assert.ok(lines.some(({ file, ok }) => file === damaged && !ok));
      assert.ok(lines.some(({ ok }) => ok));

      assert.equal((await runLector(['narrate', '.'], { cwd })).code, 0);
      assert.equal((await runLector(['verify'], { cwd })).code, 0);
    }));

  it('reads what narrate --out wrote', () =>
    inFolder(files, async (cwd) => {
      await runLector(['narrate', '.', '--out', 'audio'], { cwd });
      const { code, stdout } = await runLector(['verify', '--out', 'audio'], { cwd });
      assert.equal(code, 0);
      assert.match(stdout, /^[1-9]\d* files read, 0 damaged\n$/);
    }));
});

describe('a book with a chapter that is not there', () => {
  const incomplete = { ...files, 'lector.yaml': 'title: A\nchapters: [01-hall.md, 03-cellar.md]\n' };

  it('is narrated as far as it goes, and ends with 2', () =>
    inFolder(incomplete, async (cwd) => {
      const { code, stdout, stderr } = await runLector(['narrate', '.'], { cwd });
      assert.equal(code, 2);
      assert.match(stdout, /^2 chunks: 2 spoken/m);
      assert.match(stderr, /^error\[FILE_MISSING\]: .*03-cellar\.md/m);
    }));

  it('does not trouble a chapter that is', () =>
    inFolder(incomplete, async (cwd) => {
      assert.equal((await runLector(['narrate', '01-hall.md'], { cwd })).code, 0);
    }));
});

describe('what is written wrong in a book is told on its line, before it is spoken', () => {
  const slips = {
    'lector.yaml': 'title: Two Rooms\nengin: piper\nfallback: [nope]\n',
    '01-hall.md': files['01-hall.md'],
    '02-attic.md': `---\nlector:\n  voise: x\n---\n${files['02-attic.md']}`,
  };
  const told = [
    /^warning\[unknown-key\]: \S.*lector\.yaml:2: engin: Lector doesn’t know this key/m,
    /^warning\[fallback-unknown\]: 01-hall\.md:1 \(and in 1 other place\): “nope” can’t stand in/m,
    /^warning\[unknown-key\]: 02-attic\.md:3: .*lector\.voise/m,
  ];

  it('narrate tells slips, and speaks', () =>
    inFolder(slips, async (cwd) => {
      const { code, stderr } = await runLector(['narrate', '.'], { cwd });
      assert.equal(code, 0);
      for (const line of told) assert.match(stderr, line);
    }));

  it('a file that can’t be read is told with all its faults', () =>
    inFolder({ ...slips, 'lector.yaml': 'rate: fast\nengin: piper\ncast: 3\n' }, async (cwd) => {
      const { code, stderr } = await runLector(['narrate', '.'], { cwd });
      assert.equal(code, 1);
      assert.match(stderr, /^error\[BAD_CONFIG\]: \S.*lector\.yaml:3: cast: /m);
      assert.match(stderr, /^warning\[unknown-key\]: \S.*lector\.yaml:2: engin: /m);
      assert.match(stderr, /^error\[BAD_CONFIG\]: lector\.yaml:1: rate: is not a number\nnext: \S/m);
    }));
});
