import assert from 'node:assert/strict';
import path from 'node:path';
import { withEdits, yamlTextEdits } from '../../src/core/base/yamlTexts.js';
import { createLog } from '../../src/core/base/log.js';
import { systemClock } from '../../src/core/base/clock.js';
import { carryOver } from '../../src/core/jobs/moves/carryOver.js';
import { findMoved } from '../../src/core/jobs/moves/findMoved.js';
import { bookOrders } from '../../src/core/manuscript/bookOrders/index.js';
import { movedBy, type Move } from '../../src/core/model/move.js';
import { patchSchemaVersion, type Patch } from '../../src/core/model/patch.js';
import type { ChapterRecord } from '../../src/core/model/record.js';
import type { Files } from '../../src/core/store/files.js';
import { createLayout } from '../../src/core/store/layout.js';
import { openStore } from '../../src/core/store/openStore.js';
import { noSignal } from '../helpers/keptBook.js';
import { memoryFiles } from '../helpers/memoryFiles.js';
import { tappedFiles } from '../helpers/tappedFiles.js';
import { sampleRecord } from '../helpers/sampleTake.js';

const mill: Move = { from: '03-mill.md', to: '04-mill.md', isFolder: false };
const part: Move = { from: 'part-1', to: 'texts/one', isFolder: true };

describe('where things are after moves', () => {
  const check = (what: 'file' | 'chapter', moves: readonly Move[], from: string, to: string | undefined) =>
    it(`${what} ${from}`, () => assert.equal(movedBy(moves)[what](from), to));
  check('file', [mill], '03-mill.md', '04-mill.md');
  check('file', [mill], '03-mill.md.md', undefined);
  check('file', [mill, part], 'part-1/b/a.md', 'texts/one/b/a.md');
  check('file', [part], 'part-10/a.md', undefined);
  check('chapter', [mill], '03-mill', '04-mill');
  check('chapter', [mill], '03-mill@the-wheel', '04-mill@the-wheel');
  check('chapter', [mill], '03-mill/notes', undefined);
  check('chapter', [mill], '03-miller', undefined);
  check('chapter', [part], 'part-1/a@b', 'texts/one/a@b');
  check('file', [{ from: 'e\u0301.md', to: 'f.md', isFolder: false }], '\u00e9.md', 'f.md');
});

describe('a book’s files name what was moved as it is called then', () => {
  const check = (what: string, file: string, moves: readonly Move[], text: string, expected: string) =>
    it(what, () => {
      const order = bookOrders.find(({ files }) => files.includes(file)) ?? assert.fail(file);
      const edits = order.follow(text, file, movedBy(moves));
      for (const { span, before } of edits) assert.equal(text.slice(span.start, span.end), before);
      assert.equal(withEdits(text, edits), expected);
    });
  check(
    'lector.yaml, with its comments, quotes and line ends',
    'lector.yaml',
    [mill],
    '# ours\r\nchapters: # in order\r\n  - "01-a.md"\r\n  - \'03-mill.md\' # the mill\r\nmetadata:\r\n  chapters:\r\n    03-mill: # this one\r\n      title: 03-mill.md\r\n',
    '# ours\r\nchapters: # in order\r\n  - "01-a.md"\r\n  - \'04-mill.md\' # the mill\r\nmetadata:\r\n  chapters:\r\n    04-mill: # this one\r\n      title: 03-mill.md\r\n',
  );
  check(
    'lector.yaml, whose names are in brackets',
    'lector.yaml',
    [mill, { ...part, to: 'one, two' }],
    'chapters: [./03-mill.md, part-1/a.md]\ncover: part-1/a.png\nmetadata: {chapters: {part-1/a@b: {title: A}}}\n',
    'chapters: [./04-mill.md, "one, two/a.md"]\ncover: "one, two/a.png"\nmetadata: {chapters: {"one, two/a@b": {title: A}}}\n',
  );
  check(
    'lector.yaml, where a number would be no name',
    'lector.yaml',
    [{ from: 'a.md', to: '03.md', isFolder: false }],
    'metadata:\n  chapters:\n    a: {title: A}\n',
    'metadata:\n  chapters:\n    "03": {title: A}\n',
  );
  check(
    'lector.yaml, where several change places',
    'lector.yaml',
    [mill, { from: '04-mill.md', to: '03-mill.md', isFolder: false }],
    'chapters: [03-mill.md, 04-mill.md]\nmetadata:\n  chapters:\n    03-mill: {title: A}\n    04-mill: {title: B}\n',
    'chapters: [04-mill.md, 03-mill.md]\nmetadata:\n  chapters:\n    04-mill: {title: A}\n    03-mill: {title: B}\n',
  );
  check(
    'lector.yaml, which tells of the new name already: the list alone',
    'lector.yaml',
    [mill],
    'chapters: [03-mill.md]\nmetadata:\n  chapters:\n    03-mill: {title: A}\n    04-mill: {title: B}\n',
    'chapters: [04-mill.md]\nmetadata:\n  chapters:\n    03-mill: {title: A}\n    04-mill: {title: B}\n',
  );
  check('lector.yaml that can’t be read', 'lector.yaml', [mill], 'chapters: [03-mill.md', 'chapters: [03-mill.md');
  check('lector.yaml that names none of them', 'lector.yaml', [mill], 'chapters: [a.md]', 'chapters: [a.md]');
  check(
    'SUMMARY.md, with anchors, spaces and references',
    'SUMMARY.md',
    [mill, { from: 'old part', to: 'new (part)', isFolder: true }],
    '- [03-mill.md](03-mill.md#top)\n- [A](<old part/a.md>)\n- [B](old%20part/b.md "B")\n- [Web](https://a.example/03-mill.md)\n- [Draft]()\n',
    '- [03-mill.md](04-mill.md#top)\n- [A](new%20%28part%29/a.md)\n- [B](new%20%28part%29/b.md "B")\n- [Web](https://a.example/03-mill.md)\n- [Draft]()\n',
  );
  check(
    'src/SUMMARY.md, beside what it names and above it',
    'src/SUMMARY.md',
    [
      { from: 'src/a.md', to: 'src/part/a.md', isFolder: false },
      { from: 'src/b.md', to: 'b.md', isFolder: false },
    ],
    '[A](a.md)\n[B](./b.md)\n',
    '[A](part/a.md)\n[B](../b.md)\n',
  );
  check(
    'src/SUMMARY.md that moves with what it names',
    'src/SUMMARY.md',
    [{ from: 'src', to: 'text', isFolder: true }],
    '[A](a.md)\n',
    '[A](a.md)\n',
  );
  check(
    '_quarto.yml, but for titles of parts',
    '_quarto.yml',
    [mill, { from: 'one', to: 'two', isFolder: true }],
    'book:\n  title: 03-mill.md\n  chapters:\n    - 03-mill.md # x\n    - part: one\n      chapters:\n        - file: one/a.qmd\n    - part: one/b.md\n  appendices: [one/c.md]\n',
    'book:\n  title: 03-mill.md\n  chapters:\n    - 04-mill.md # x\n    - part: one\n      chapters:\n        - file: two/a.qmd\n    - part: two/b.md\n  appendices: [two/c.md]\n',
  );
});

it('a text of several lines is not edited', () => {
  assert.equal(
    yamlTextEdits('a: |\n  b\n', ({ isKey }) => (isKey ? undefined : 'c')),
    undefined,
  );
});

it('a record’s file says which chapter it is of, on every system', () => {
  const ids = ['03-mill', 'part 1/a@b', 'con', 'q?*', 'a.json', '50%', 'é'];
  for (const platform of [path.posix, path.win32]) {
    const layout = createLayout(platform === path.win32 ? 'C:\\book' : '/book', platform);
    for (const id of ids) assert.equal(layout.chapterOf(layout.record(id)), id);
    assert.equal(layout.chapterOf(layout.record('x'.repeat(120))), undefined);
    assert.equal(layout.chapterOf(`${layout.record('a')}.damaged-1`), undefined);
  }
});

describe('what is known of chapters goes with them', () => {
  const known = (...chunks: readonly string[]): ChapterRecord =>
    Object.fromEntries(
      chunks.map((id, index) => [`chunk_000${index + 1}`, { ...sampleRecord(id), id, status: 'skipped' }]),
    );
  const inStore = async (
    records: Readonly<Record<string, ChapterRecord>>,
    patches: readonly Partial<Patch>[],
    moves: readonly Move[],
  ) => {
    const store = openStore(path.resolve('/book'), {
      files: memoryFiles(),
      clock: systemClock,
      log: createLog('error', () => undefined),
    });
    const lock = await store.lock(noSignal);
    for (const [id, record] of Object.entries(records)) await store.updateRecord(id, () => record);
    for (const patch of patches) await store.addPatch({ ...waiting, ...patch });
    await carryOver(store, movedBy(moves));
    await lock.dispose();
    const found: Record<string, string> = {};
    for (const id of await store.listRecorded()) {
      const chunks = Object.values(await store.readRecord(id)).map((entry) => entry.id);
      if (chunks.length > 0) found[id] = chunks.join(' ');
    }
    return { found, patches: await store.listPatches() };
  };
  const check = (
    what: string,
    moves: readonly Move[],
    records: Readonly<Record<string, readonly string[]>>,
    expected: Readonly<Record<string, string>>,
  ) =>
    it(what, async () => {
      const given = Object.fromEntries(Object.entries(records).map(([id, chunks]) => [id, known(...chunks)]));
      assert.deepEqual((await inStore(given, [], moves)).found, expected);
    });
  const renamed = (from: string, to: string): Move => ({ from: `${from}.md`, to: `${to}.md`, isFolder: false });

  check('to a new name', [renamed('a', 'b')], { a: ['1', '2'], c: ['3'] }, { b: '1 2', c: '3' });
  check(
    'each chapter of a file',
    [renamed('a', 'b/a')],
    { 'a@x': ['1'], 'a@y': ['2'] },
    { 'b/a@x': '1', 'b/a@y': '2' },
  );
  check('beside what is known there', [renamed('a', 'b')], { a: ['1', '2'], b: ['2', '3'] }, { b: '1 2 3' });
  check(
    'one up, all of them',
    [renamed('a', 'b'), renamed('b', 'c')],
    { a: ['0', '1'], b: ['0', '2'] },
    { b: '0 1', c: '0 2' },
  );
  check('in each other’s place', [renamed('a', 'b'), renamed('b', 'a')], { a: ['1'], b: ['2'] }, { a: '2', b: '1' });

  it('and none of it is lost where the disk fails on the way, whichever call it is', async () => {
    const moves = movedBy([renamed('a', 'b'), renamed('b', 'a')]);
    let isDone = false;
    for (let broken = 1; !isDone; broken++) {
      const files = memoryFiles();
      const log = createLog('error', () => undefined);
      const open = (on: Files) => openStore(path.resolve('/book'), { files: on, clock: systemClock, log });
      const store = open(files);
      await store.updateRecord('a', () => known('1', '2'));
      await store.updateRecord('b', () => known('3'));
      const dying = open(
        tappedFiles(files, (count) => {
          if (count >= broken) throw Object.assign(new Error('gone'), { code: 'EIO' });
        }),
      );
      isDone = await carryOver(dying, moves).then(
        () => true,
        () => false,
      );
      const after = open(files);
      const records = [await after.readRecord('a'), await after.readRecord('b')];
      const left = new Set(records.flatMap((record) => Object.values(record).map(({ id }) => id)));
      assert.deepEqual([...left].sort(), ['1', '2', '3'], `after call ${broken}`);
    }
  });

  it('proposed edits of its text, of what is told of it and of nothing of it', async () => {
    const yaml = (id: string) => `metadata:\n  chapters:\n    ${id}:\n      title: A\n`;
    const { patches } = await inStore(
      {},
      [
        { target: '03-mill.md', chapter: '03-mill', diff: '--- a/03-mill.md\n+++ b/03-mill.md\n@@ -1 +1 @@\n' },
        { target: '03-mill.md', status: 'rejected' },
        { target: 'lector.yaml', kind: 'metadata', chapter: '03-mill', before: '', after: yaml('03-mill') },
        { target: 'lector.yaml', kind: 'metadata', before: '', after: yaml('02-hall'), status: 'applied' },
      ],
      [mill],
    );
    assert.deepEqual(
      patches.map(({ target, chapter, after, diff, status }) => [target, chapter, after, diff.slice(0, 16), status]),
      [
        ['04-mill.md', '04-mill', 'b', '--- a/04-mill.md', 'pending_review'],
        ['04-mill.md', undefined, 'b', '', 'rejected'],
        ['lector.yaml', '04-mill', yaml('04-mill'), '', 'pending_review'],
        ['lector.yaml', undefined, yaml('02-hall'), '', 'applied'],
      ],
    );
  });
});

describe('records whose words are in another chapter now', () => {
  type Chapters = Readonly<Record<string, string>>;
  const chunksOf = (chapters: Chapters) =>
    new Map(
      Object.entries(chapters).map(([id, words]) => [id, new Set(words.split(' ').filter((word) => word !== ''))]),
    );
  const check = (what: string, chapters: Chapters, records: Chapters, expected: Chapters) =>
    it(what, () => assert.deepEqual(Object.fromEntries(findMoved(chunksOf(chapters), chunksOf(records))), expected));

  check('nothing was moved', { a: '1 2', b: '3 4' }, { a: '1 2', b: '3 4' }, {});
  check('a new name', { b: '1 2 3' }, { a: '1 2 3' }, { a: 'b' });
  check('a new name, and an edit', { b: '1 2 3 4 9' }, { a: '1 2 3 4 5' }, { a: 'b' });
  check('a new name, and too much of an edit to be sure', { b: '1 2 3 8 9' }, { a: '1 2 3 4 5' }, {});
  check('one up, and a new one', { a: '9', b: '1 2', c: '3 4' }, { a: '1 2', b: '3 4' }, { a: 'b', b: 'c' });
  check('in each other’s place', { a: '3 4', b: '1 2' }, { a: '1 2', b: '3 4' }, { a: 'b', b: 'a' });
  check('a chapter that was cut empty', { a: '', b: '1 2' }, { a: '1 2' }, { a: 'b' });
  check('a copy: the first is there still', { a: '1 2', b: '1 2' }, { a: '1 2' }, {});
  check('two that fit one record', { b: '1 2', c: '1 2' }, { a: '1 2' }, {});
  check('two records that fit one', { c: '1 2' }, { a: '1 2', b: '1 2' }, {});
  check('a line that a longer chapter had', { b: '1' }, { a: '1 2 3' }, {});
  check('a chapter that was rewritten', { a: '8 9' }, { a: '1 2' }, {});
});

const waiting: Omit<Patch, 'id'> = {
  ...{ schema_version: patchSchemaVersion, kind: 'manuscript', target: 'x.md', description: '', diff: '', start: 0 },
  ...{ before: 'a', after: 'b', base_sha256: '', confidence: 1, reasoning: '', agent: 'x', model: null },
  ...{ created_at: '2026-11-22T10:04:05.000Z', status: 'pending_review' },
};
