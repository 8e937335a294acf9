import assert from 'node:assert/strict';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { aliasBomb } from '../helpers/badInputs.js';
import { onSmallDisk } from '../helpers/smallDisk.js';
import { assertNothingLost, stateOf, type BookState } from './bookState.js';
import { eventsOf, finishedOf, inFolder, runLector, type Ran } from './runLector.js';

const kept = '# Kept\n\nThis was narrated before.\n';
const chapter = '# New\n\nThis was not.\n';
const outside = '# Secret\n\nNobody may hear this.\n';

interface Case {
  readonly name: string;
  /** Beside the narrated `book/kept.md` and the new `book/new.md`; `outside.md` lies beside the book. */
  readonly files?: Readonly<Record<string, string>>;
  /** What can't be written as a file; false where this system can't be made so. */
  readonly prepare?: (cwd: string) => Promise<unknown>;
  readonly args?: readonly string[];
  readonly exit: 1 | 2;
  /** Codes told on stderr, in order. */
  readonly codes: readonly string[];
  readonly tells: readonly RegExp[];
}

const narrateBook = ['narrate', 'book'];
const piper = ['narrate', 'book/new.md', '--engine', 'piper'];
const joe = 'en_US-joe-medium';
const joeBytes = 63_201_294;
const joeSha256 = '58afce0321b8d9c46d7cdf9c16500cc55a793b4220212dba6b70fb788b3baf06';

/** Paths that no system may follow out of the book, as a book file could name them. */
const escapes = [
  '../outside.md',
  'part/../../outside.md',
  '/etc/outside.md',
  '~/outside.md',
  'C:\\outside.md',
  'c:outside.md',
  '\\\\server\\share\\outside.md',
  '//server/share/outside.md',
  '..\\outside.md',
];

const cases: readonly Case[] = [
  ...escapes.map((named): Case => ({
    name: `lector.yaml names ${named}`,
    files: { 'book/lector.yaml': `title: A\nchapters: [new.md, ${JSON.stringify(named)}]\n` },
    args: narrateBook,
    exit: 2,
    codes: ['PATH_OUTSIDE_BOOK'],
    tells: [/lector\.yaml:\d+: .*leads out of the book\. Name files inside it/],
  })),
  {
    name: 'SUMMARY.md links to a file outside',
    files: { 'book/SUMMARY.md': '- [New](new.md)\n- [Out](../outside.md)\n- [Encoded](%2e%2e/outside.md)\n' },
    args: narrateBook,
    exit: 2,
    codes: ['PATH_OUTSIDE_BOOK', 'PATH_OUTSIDE_BOOK'],
    tells: [/SUMMARY\.md: /],
  },
  {
    name: 'a chapter is a link to a file outside',
    prepare: (cwd) => symlink(path.join(cwd, 'outside.md'), path.join(cwd, 'book', 'linked.md')),
    args: narrateBook,
    exit: 1,
    codes: ['PATH_OUTSIDE_BOOK'],
    tells: [/linked\.md lies outside the book/, /^next: Keep what belongs to a book inside/m],
  },
  {
    name: 'a chapter lies in a folder that is a link to one outside',
    files: { 'book/lector.yaml': 'chapters: [new.md, part/outside.md]\n', 'elsewhere/outside.md': outside },
    prepare: (cwd) => symlink(path.join(cwd, 'elsewhere'), path.join(cwd, 'book', 'part'), 'junction'),
    args: narrateBook,
    exit: 2,
    codes: ['FILE_MISSING'],
    tells: [/part\/outside\.md/],
  },
  {
    name: 'alias bomb in lector.yaml',
    files: { 'book/lector.yaml': aliasBomb },
    exit: 1,
    codes: ['BAD_CONFIG'],
    tells: [/lector\.yaml:\d+: .*alias/i, /^next: Correct/m],
  },
  {
    name: 'lector.yaml of 300 kB',
    files: { 'book/lector.yaml': `title: ${'a'.repeat(300_000)}\n` },
    exit: 1,
    codes: ['BAD_CONFIG'],
    tells: [/is larger than/, /^next: /m],
  },
  {
    name: 'lector.yaml that is binary',
    files: { 'book/lector.yaml': '\u0000\u0001\u0002' },
    exit: 1,
    codes: ['BAD_ENCODING'],
    tells: [/lector\.yaml is not a text file/, /^next: /m],
  },
  {
    name: 'unknown engine in front matter',
    files: { 'book/new.md': `---\nlector:\n  engine: gramophone\n---\n${chapter}` },
    exit: 1,
    codes: ['ENGINE_UNKNOWN'],
    tells: [/gramophone/, /^next: Choose one of: espeak/m],
  },
  {
    name: 'unknown voice in lector.yaml',
    files: { 'book/lector.yaml': 'voice: nobody\n' },
    exit: 1,
    codes: ['VOICE_UNKNOWN'],
    tells: [/nobody/, /^next: Choose one of: /m],
  },
  {
    name: 'unknown voice in a mark',
    files: { 'book/new.md': 'One.\n\n<!-- lector: voice=nobody -->\n\nTwo.\n' },
    exit: 2,
    codes: ['voice-unknown'],
    tells: [/nobody/, /^next: /m],
  },
  {
    name: 'model missing',
    args: piper,
    exit: 1,
    codes: ['MODEL_MISSING'],
    tells: [new RegExp(`^next: .*models pull ${joe}`, 'm')],
  },
  {
    name: 'model cut short',
    args: piper,
    files: { [`no-models/${joe}/${joe}.onnx`]: 'cut', [`no-models/${joe}/${joe}.onnx.json`]: '{}' },
    exit: 1,
    codes: ['MODEL_MISSING'],
    tells: [new RegExp(`^next: .*models pull ${joe}`, 'm')],
  },
  {
    name: 'model changed since it was installed',
    args: piper,
    prepare: (cwd) => fakeModel(cwd, `${joeSha256}  ${joe}.onnx\n`),
    exit: 1,
    codes: ['MODEL_DAMAGED'],
    tells: [new RegExp(`^next: .*models pull ${joe}`, 'm')],
  },
  {
    name: 'model of another kind, put there by hand',
    args: piper,
    prepare: (cwd) => fakeModel(cwd, ''),
    exit: 1,
    codes: ['MODEL_DAMAGED'],
    tells: [new RegExp(`^next: .*models pull ${joe}`, 'm')],
  },
  {
    name: 'a folder named like a chapter',
    args: ['narrate', 'book/folder.md'],
    prepare: (cwd) => mkdir(path.join(cwd, 'book', 'folder.md')),
    exit: 1,
    codes: ['BAD_ARGUMENT'],
    tells: [/has no chapters/, /^next: /m],
  },
];

describe('a bad world on the command line', () => {
  let narrated: BookState = {};
  before(() =>
    inFolder({ 'kept.md': kept }, async (cwd) => {
      assert.equal((await runLector(['narrate', 'kept.md'], { cwd })).code, 0);
      narrated = await stateOf(cwd);
    }),
  );
  const inBook = (files: Case['files'], use: (cwd: string) => Promise<void>) => {
    const state = Object.entries(narrated).map(([file, bytes]) => [`book/${file}`, bytes] as const);
    const book = { 'book/kept.md': kept, 'book/new.md': chapter, 'outside.md': outside };
    return inFolder({ ...Object.fromEntries(state), ...book, ...files }, use);
  };

  for (const { name, files, prepare, args = ['narrate', 'book/new.md'], exit, codes, tells } of cases) {
    it(`${name} → ${codes.join(', ')}`, () =>
      inBook(files, async (cwd) => {
        await prepare?.(cwd);
        const ran = await runLector(args, { cwd });
        assertTold(ran, codes, tells);
        assert.equal(ran.code, exit, ran.stderr);
        assert.ok(!ran.stdout.includes('Nobody may hear'));
        await assertNothingLost(narrated, path.join(cwd, 'book'));
      }));
  }

  it('a disk that is full → NO_SPACE, and the rest is spoken when there is room', function () {
    return inBook({ 'book/long.md': paragraphs(12) }, (cwd) =>
      onSmallDisk(this, path.join(cwd, 'book', '.lector'), async (remount) => {
        const full = await runLector(['narrate', 'book/long.md', '--json'], { cwd });
        assertTold(full, ['NO_SPACE'], [/^next: Free some disk space/m]);
        assert.equal(full.code, 1);
        const told = eventsOf(full).filter(({ kind }) => kind === 'judged').length;
        remount('size=64m');
        const again = finishedOf(await runLector(['narrate', 'book/long.md', '--json'], { cwd }));
        assert.equal(again.outcome, 'good');
        assert.ok(told > 0 && again.totals.reused >= told, `${told} were told, ${again.totals.reused} kept`);
        assert.equal((await runLector(['verify', 'book'], { cwd })).code, 0);
      }),
    );
  });

  it('a disk that is read-only → READ_ONLY, and --out narrates elsewhere', function () {
    return inFolder({ 'book/none': '' }, (cwd) =>
      onSmallDisk(this, path.join(cwd, 'book'), async (remount) => {
        await writeFile(path.join(cwd, 'book', 'new.md'), chapter);
        remount('ro');
        assertTold(await runLector(['narrate', 'book/new.md'], { cwd }), ['READ_ONLY'], [/^next: .*--out DIR/m]);
        const elsewhere = await runLector(['narrate', 'book/new.md', '--out', 'audio'], { cwd });
        assert.equal(elsewhere.code, 0, elsewhere.stderr);
      }),
    );
  });

  for (const years of [-30, 30]) {
    it(`a clock set ${years < 0 ? 'back' : 'forward'} thirty years → only what is new is spoken`, () =>
      inBook({}, async (cwd) => {
        const clock = path.resolve('test/fixtures/bin/otherClock.mjs');
        const env = { NODE_OPTIONS: `--import=${pathToFileURL(clock).href}`, LECTOR_TEST_YEARS: String(years) };
        const ran = await runLector(['narrate', 'book', '--json'], { cwd, env });
        const { outcome, totals } = finishedOf(ran);
        assert.deepEqual([outcome, totals.spoken, totals.reused], ['good', 2, 2]);
        assert.equal((await runLector(['verify', 'book'], { cwd })).code, 0);
        const after = finishedOf(await runLector(['narrate', 'book', '--json'], { cwd }));
        assert.deepEqual([after.outcome, after.totals.reused], ['good', 4]);
      }));
  }
});

function assertTold({ stderr }: Ran, codes: readonly string[], tells: readonly RegExp[]): void {
  const told = [...stderr.matchAll(/^(?:error|warning)\[([A-Z_a-z-]+)\]: \S/gm)].map(([, code]) => code);
  assert.deepEqual(told, codes, stderr);
  assert.doesNotMatch(stderr, /^ {4}at |INTERNAL/m);
  for (const pattern of tells) assert.match(stderr, pattern);
}

/** A model's files in full size, full of zeros. */
async function fakeModel(cwd: string, checksums: string): Promise<void> {
  const folder = path.join(cwd, 'no-models', joe);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'SHA256SUMS'), checksums);
  for (const [name, bytes] of [
    [`${joe}.onnx`, joeBytes],
    [`${joe}.onnx.json`, 4_794],
  ] as const) {
    await writeFile(path.join(folder, name), '');
    await truncate(path.join(folder, name), bytes);
  }
}

function paragraphs(count: number): string {
  return Array.from({ length: count }, (_, at) => `This is paragraph number ${at}.\n`).join('\n');
}
