import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import type { ChapterCoverage } from '../../src/core/model/coverage.js';
import type { ExportEvent } from '../../src/core/model/export.js';
import { inFolder, runLector, type Ran } from './runLector.js';

const book = {
  'lector.yaml': 'schema_version: 1\ntitle: Two Days\nauthor: Nobody\nlanguage: en\nchapters: [one.md, two.md]\n',
  'one.md': '# Monday\n\nIt rained. Nobody minded.\n',
  'two.md': '# Tuesday\n\nIt rained again.\n',
};

describe('lector export', () => {
  it('writes each format of a book that is narrated, and keeps what is there', () =>
    inFolder(book, async (cwd) => {
      assert.equal((await runLector(['narrate', '.'], { cwd })).code, 0);
      const first = await runLector(['export', '.', '--format', 'mp3,epub,vtt', '--json'], { cwd });
      assert.equal(first.code, 0, first.stderr);
      const names = ['01-monday.mp3', '02-tuesday.mp3', 'two-days.epub', '01-monday.vtt', '02-tuesday.vtt'];
      assert.deepEqual(
        writtenIn(first),
        names.map((name) => [name, false]),
      );
      const events = eventsOf(first).map(({ kind }) => kind);
      assert.equal(events.at(-1), 'finished');
      assert.ok(events.includes('progress'));

      const again = await runLector(['export', '.', '--format', 'mp3,epub,vtt', '--json'], { cwd });
      assert.deepEqual(
        writtenIn(again),
        names.map((name) => [name, true]),
      );

      await writeFile(path.join(cwd, 'two.md'), '# Tuesday\n\nIt rained at last.\n');
      assert.equal((await runLector(['narrate', '.'], { cwd })).code, 0);
      const changed = await runLector(['export', '.', '--format', 'mp3,epub,vtt', '--json'], { cwd });
      assert.deepEqual(
        writtenIn(changed),
        names.map((name) => [name, name.startsWith('01-')]),
      );
    }));

  it('refuses what is unspoken and says which words, or leaves them out and states it', () =>
    inFolder(book, async (cwd) => {
      assert.equal((await runLector(['narrate', '.'], { cwd })).code, 0);
      await writeFile(path.join(cwd, 'one.md'), '# Monday\n\nIt rained. Nobody minded at all.\n');
      const refused = await runLector(['export', '.', '-f', 'sidecar,vtt'], { cwd });
      assert.equal(refused.code, 1);
      assert.match(refused.stderr, /error\[UNSPOKEN\].*Monday: stale: “It rained\. Nobody minded at all\.”/);
      assert.match(refused.stderr, /next: /);
      assert.deepEqual(await readdir(cwd), ['.lector', 'lector.yaml', 'one.md', 'two.md']);

      const allowed = await runLector(['export', '.', '-f', 'sidecar,vtt', '--allow-gaps'], { cwd });
      assert.equal(allowed.code, 2);
      assert.match(allowed.stderr, /left out: Monday: stale: “It rained/);
      const sidecar = JSON.parse(await readFile(path.join(cwd, 'export', '01-monday.lector.json'), 'utf8')) as {
        readonly coverage: ChapterCoverage;
      };
      assert.deepEqual(
        sidecar.coverage.gaps.map(({ reason, words }) => [reason, words]),
        [['stale', 6]],
      );
      assert.doesNotMatch(await readFile(path.join(cwd, 'export', '01-monday.vtt'), 'utf8'), /rained/);
    }));

  it('speaks credits, the book’s own or in its language, as files of their own', () =>
    inFolder(
      { ...book, 'lector.yaml': `${book['lector.yaml'].replace('en', 'de')}credits: {closing: Das war es.}\n` },
      async (cwd) => {
        assert.equal((await runLector(['narrate', '.'], { cwd })).code, 0);
        const ran = await runLector(['export', '.', '-f', 'vtt', '--json'], { cwd });
        assert.equal(ran.code, 0, ran.stderr);
        const [opening, closing] = ['01-vorspann.vtt', '04-abspann.vtt'];
        assert.deepEqual(
          writtenIn(ran).map(([name]) => name),
          [opening, '02-monday.vtt', '03-tuesday.vtt', closing],
        );
        const text = (name: string) => readFile(path.join(cwd, 'export', name), 'utf8');
        assert.match(await text(opening), /Two Days\.[\s\S]*Von Nobody\.[\s\S]*künstlichen Stimme\./);
        assert.match(await text(closing), /Das war es\./);
      },
    ));

  it('puts the cover that the book names and the pictures of its text into an EPUB', () =>
    inFolder(
      {
        ...book,
        'lector.yaml': `${book['lector.yaml']}cover: art/front.png\n`,
        'one.md': '# One\n\nA ![lamp](art/lamp.png).\n',
      },
      async (cwd) => {
        const png = Buffer.from('89504e470d0a1a0a00', 'hex');
        await mkdir(path.join(cwd, 'art'));
        await writeFile(path.join(cwd, 'art', 'front.png'), png);
        await writeFile(path.join(cwd, 'art', 'lamp.png'), Buffer.concat([png, png]));
        assert.equal((await runLector(['narrate', '.'], { cwd })).code, 0);
        const ran = await runLector(['export', '.', '-f', 'epub'], { cwd });
        assert.equal(ran.code, 0, ran.stderr);
        const files = unzipSync(await readFile(path.join(cwd, 'export', 'two-days.epub')));
        assert.deepEqual(Buffer.from(files['EPUB/cover.png'] ?? []), png);
        const page = new TextDecoder().decode(files['EPUB/text/chapter-001.xhtml']);
        const [, name = ''] = /<img src="\.\.\/(images\/[^"]+)" alt="lamp"\/>/.exec(page) ?? [];
        assert.equal(files[`EPUB/${name}`]?.length, 2 * png.length);
      },
    ));

  it('leaves nothing half-written when it is stopped', () =>
    inFolder({ 'long.md': `# Long\n\n${'It rained and rained and rained. '.repeat(40)}\n` }, async (cwd) => {
      assert.equal((await runLector(['narrate', '.'], { cwd })).code, 0);
      const stopped = await runLector(['export', '.', '-f', 'mp3,wav', '--json'], {
        cwd,
        onStdout: (part, program) => {
          if (part.includes('"progress"')) program.terminate();
        },
      });
      assert.equal(stopped.code, 130, stopped.stderr);
      const left = await readdir(path.join(cwd, 'export')).catch(() => []);
      assert.deepEqual(
        left.filter((name) => name.endsWith('.tmp') || name.endsWith('.wav')),
        [],
      );
    }));

  it('refuses a damaged take', () =>
    inFolder(book, async (cwd) => {
      assert.equal((await runLector(['narrate', '.'], { cwd })).code, 0);
      const takes = path.join(cwd, '.lector', 'takes');
      const wav = (await readdir(takes)).find((name) => name.endsWith('.wav')) ?? assert.fail();
      const bytes = await readFile(path.join(takes, wav));
      bytes[100] = (bytes[100] ?? 0) ^ 1;
      await writeFile(path.join(takes, wav), bytes);
      const ran = await runLector(['export', '.', '-f', 'wav'], { cwd });
      assert.equal(ran.code, 1);
      assert.match(ran.stderr, /error\[(TAKE_DAMAGED|FILE_MISSING)\]/);
    }));

  const check = (what: string, args: readonly string[], expected: RegExp) =>
    it(`${what} is told`, () =>
      inFolder(book, async (cwd) => {
        const ran = await runLector(['export', ...args], { cwd });
        assert.equal(ran.code, 1);
        assert.match(ran.stderr, expected);
      }));

  check('a format that isn’t there', ['.', '-f', 'doc'], /BAD_ARGUMENT.*no format “doc”[\s\S]*next: Choose among/);
  check('no format', ['.'], /BAD_ARGUMENT.*--format/);
  check('a book that isn’t narrated', ['.', '-f', 'vtt'], /UNSPOKEN.*no take/);
});

describe('lector coverage', () => {
  it('proves that each word is heard, or says which isn’t', () =>
    inFolder(book, async (cwd) => {
      const before = await runLector(['coverage', '.', '--json'], { cwd });
      assert.equal(before.code, 2);
      assert.deepEqual(
        (JSON.parse(before.stdout) as ChapterCoverage[]).map(({ words, heard }) => [words, heard]),
        [
          [5, 0],
          [4, 0],
        ],
      );
      assert.equal((await runLector(['narrate', '.'], { cwd })).code, 0);
      const after = await runLector(['coverage', '.'], { cwd });
      assert.equal(after.code, 0);
      assert.match(after.stdout, /Every word is heard\./);
    }));
});

function eventsOf({ stdout }: Ran): readonly ExportEvent[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ExportEvent);
}

/** The files that an export told in the end, and whether they were kept. */
function writtenIn(ran: Ran): readonly (readonly [string, boolean])[] {
  const events = eventsOf(ran);
  const kept = new Map(events.flatMap((event) => (event.kind === 'written' ? [[event.file, event.isKept]] : [])));
  const files = events.flatMap((event) => (event.kind === 'finished' ? event.files : []));
  return files.map((file) => [path.basename(file), kept.get(file) ?? assert.fail(`${file} wasn’t told`)]);
}
