import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inFolder, runLector } from './runLector.js';

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly stdin?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly stdout: string;
}

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
const two = 'Mr. Brown came in. “Who is it?” he asked.';
const twoSentences = json(['Mr. Brown came in.', '“Who is it?” he asked.']);

const cases: readonly Case[] = [
  { name: 'normalize joins its arguments', args: ['normalize', 'plain', 'words'], stdout: 'plain words\n' },
  { name: 'normalize takes a dash after --', args: ['normalize', '--', 'plain', 'words'], stdout: 'plain words\n' },
  { name: 'normalize keeps the lines', args: ['normalize'], stdin: 'first\n\nthird\n', stdout: 'first\n\nthird\n' },
  { name: 'normalize ends the last line', args: ['normalize'], stdin: 'first\nsecond', stdout: 'first\nsecond\n' },
  { name: 'normalize takes CRLF', args: ['normalize'], stdin: 'first\r\n\r\nthird\r\n', stdout: 'first\n\nthird\n' },
  { name: 'normalize of nothing', args: ['normalize'], stdin: '', stdout: '' },
  { name: 'sentences of stdin', args: ['sentences'], stdin: two, stdout: twoSentences },
  { name: 'sentences of -', args: ['sentences', '-'], stdin: two, stdout: twoSentences },
  { name: 'sentences of a file', args: ['sentences', 'a.txt'], files: { 'a.txt': two }, stdout: twoSentences },
  { name: 'sentences of nothing', args: ['sentences'], stdin: ' \n', stdout: json([]) },
];

describe('normalize and sentences', () => {
  for (const { name, args, stdin, files, stdout } of cases) {
    it(name, () =>
      inFolder(files ?? {}, async (cwd) => {
        const ran = await runLector(args, { cwd, ...(stdin !== undefined && { stdin }) });
        assert.deepEqual(ran, { code: 0, stdout, stderr: '' });
      }),
    );
  }

  it('a line out for each of 20,000 lines in, in order', () =>
    inFolder({}, async (cwd) => {
      const lines = Array.from({ length: 20_000 }, (_, index) =>
        index % 7 === 0 ? '' : `line ${'abc'[index % 3] ?? ''}`,
      );
      const { code, stdout } = await runLector(['normalize'], { cwd, stdin: `${lines.join('\n')}\n` });
      assert.equal(code, 0);
      assert.deepEqual(stdout.split('\n').slice(0, -1), lines);
    }));
});

interface PrintedChunk {
  readonly id: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly spoken: string;
  readonly tokens: number;
}

describe('chunks', () => {
  const files = { 'chapter-01.md': '# The Cat\n\nThe *cat* sat down.\n\nIt was warm. “Yes,” said Ann.\n' };

  it('--json gives id, span, spoken text and tokens of every chunk', () =>
    inFolder(files, async (cwd) => {
      const { code, stdout } = await runLector(['chunks', 'chapter-01.md', '--json'], { cwd });
      assert.equal(code, 0);
      const chunks = JSON.parse(stdout) as readonly PrintedChunk[];
      const text = await readFile(path.join(cwd, 'chapter-01.md'), 'utf8');
      assert.deepEqual(
        chunks.map(({ span }) => text.slice(span.start, span.end)),
        ['The Cat', 'The *cat* sat down.', 'It was warm. “Yes,” said Ann.'],
      );
      assert.deepEqual(
        chunks.map(({ spoken }) => spoken),
        ['The Cat', 'The cat sat down.', 'It was warm. “Yes,” said Ann.'],
      );
      assert.equal(new Set(chunks.map(({ id }) => id)).size, 3);
      for (const chunk of chunks) {
        assert.deepEqual(Object.keys(chunk), ['id', 'span', 'spoken', 'tokens']);
        assert.ok(Number.isInteger(chunk.tokens) && chunk.tokens > 0);
      }
    }));

  it('prints a table for people', () =>
    inFolder(files, async (cwd) => {
      const { stdout } = await runLector(['chunks', 'chapter-01.md'], { cwd });
      assert.match(stdout, /^id +start +end +tokens +spoken\n/);
      assert.match(stdout, / 11 +30 +\d+ +The cat sat down\.\n/);
    }));
});
