import assert from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { inFolder, runLector } from './runLector.js';

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly code: string;
  /** Parts of what is told on stderr. */
  readonly tells?: readonly string[];
}

const chapter = { 'chapter-01.md': '# One\n\nA short sentence.\n' };

const cases: readonly Case[] = [
  { name: 'unknown command', args: ['sing'], code: 'BAD_ARGUMENT', tells: ["'sing'", 'lector --help'] },
  {
    name: 'unknown option',
    args: ['narrate', '.', '--sing'],
    code: 'BAD_ARGUMENT',
    tells: ['--sing', 'lector narrate --help'],
  },
  { name: 'missing argument', args: ['models', 'pull'], code: 'BAD_ARGUMENT', tells: ['lector models pull --help'] },
  { name: 'rate too high', args: ['narrate', '.', '--rate', '9'], code: 'BAD_ARGUMENT', tells: ['from 0.5 to 2'] },
  {
    name: 'rate that is no number',
    args: ['narrate', '.', '--rate', 'fast'],
    code: 'BAD_ARGUMENT',
    tells: ['from 0.5 to 2'],
  },
  { name: 'half a worker', args: ['narrate', '.', '--workers', '1.5'], code: 'BAD_ARGUMENT', tells: ['whole number'] },
  {
    name: 'ears at another time',
    args: ['narrate', '.', '--hear', 'sometimes'],
    code: 'BAD_ARGUMENT',
    tells: ['never, suspicious, always', 'from 1 to 1000'],
  },
  {
    name: 'unknown log level',
    args: ['doctor', '--log-level', 'loud'],
    code: 'BAD_ARGUMENT',
    tells: ['error, warn, info, debug'],
  },
  { name: 'missing manuscript', args: ['narrate', 'nowhere.md'], code: 'FILE_MISSING', tells: ['nowhere.md'] },
  { name: 'missing book', args: ['status', 'nowhere'], code: 'FILE_MISSING', tells: ['nowhere'] },
  { name: 'missing file of chunks', args: ['chunks', 'nowhere.md'], code: 'FILE_MISSING', tells: ['nowhere.md'] },
  {
    name: 'missing file of sentences',
    args: ['sentences', 'nowhere.txt'],
    code: 'FILE_MISSING',
    tells: ['nowhere.txt'],
  },
  { name: 'folder as a text file', args: ['sentences', '.'], code: 'IO_FAILED' },
  { name: 'folder as a chapter', args: ['chunks', '.'], files: chapter, code: 'IO_FAILED' },
  {
    name: 'folder without chapters',
    args: ['narrate', '.'],
    files: { 'notes.txt': 'No chapter.' },
    code: 'BAD_ARGUMENT',
    tells: ['no chapters'],
  },
  {
    name: 'unknown engine',
    args: ['narrate', 'chapter-01.md', '--engine', 'gramophone'],
    files: chapter,
    code: 'ENGINE_UNKNOWN',
    tells: ['gramophone', 'espeak'],
  },
  {
    name: 'engine that was evaluated',
    args: ['narrate', 'chapter-01.md', '--engine', 'bark'],
    files: chapter,
    code: 'ENGINE_UNKNOWN',
    tells: ['Choose one of: espeak', 'docs/evaluated-engines.md#bark'],
  },
  {
    name: 'unknown engine of chunks',
    args: ['chunks', 'chapter-01.md', '--engine', 'gramophone'],
    files: chapter,
    code: 'ENGINE_UNKNOWN',
  },
  {
    name: 'unknown voice',
    args: ['narrate', 'chapter-01.md', '--voice', 'nobody'],
    files: chapter,
    code: 'VOICE_UNKNOWN',
    tells: ['nobody'],
  },
  {
    name: 'voice that is not installed',
    args: ['narrate', 'chapter-01.md', '--engine', 'piper', '--voice', 'en_US-joe-medium'],
    files: chapter,
    code: 'MODEL_MISSING',
    tells: ['models pull en_US-joe-medium'],
  },
  {
    name: 'binary file',
    args: ['narrate', 'image.md'],
    files: { 'image.md': Uint8Array.from([0x89, 0x50, 0, 1, 2, 0xff, 0xfe, 0, 0]) },
    code: 'BAD_ENCODING',
    tells: ['image.md'],
  },
  {
    name: 'broken book file',
    args: ['narrate', '.'],
    files: { ...chapter, 'lector.yaml': 'title: A\nrate: quick\n' },
    code: 'BAD_CONFIG',
    tells: ['lector.yaml:2'],
  },
  {
    name: 'book file that is no YAML',
    args: ['status', '.'],
    files: { ...chapter, 'lector.yaml': 'title: "A\n' },
    code: 'BAD_CONFIG',
    tells: ['lector.yaml:'],
  },
  {
    name: 'state where a file stands',
    args: ['narrate', 'chapter-01.md', '--out', 'taken'],
    files: { ...chapter, taken: 'a file' },
    code: 'IO_FAILED',
    tells: ['taken'],
  },
  { name: 'unknown model', args: ['models', 'pull', 'nothing'], code: 'VOICE_UNKNOWN', tells: ['nothing'] },
  {
    name: 'network without consent',
    args: ['models', 'pull', 'en_US-joe-medium'],
    code: 'NETWORK_REFUSED',
    tells: ['--yes', '--mirror'],
  },
];

describe('what can go wrong is told with a code and a next step', () => {
  for (const { name, args, files, code, tells = [] } of cases) {
    it(name, () =>
      inFolder(files ?? {}, async (cwd) => {
        const ran = await runLector(args, { cwd });
        assertFailure(ran.stderr, code, tells);
        assert.equal(ran.code, 1);
        assert.equal(ran.stdout, '');
      }),
    );
  }

  it('read-only folder', function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) {
      console.log('skipped: this user may write into read-only folders');
      this.skip();
    }
    return inFolder(chapter, async (cwd) => {
      await chmod(cwd, 0o555);
      const ran = await runLector(['narrate', 'chapter-01.md'], { cwd });
      await chmod(cwd, 0o755);
      assertFailure(ran.stderr, 'READ_ONLY', ['--out', path.basename(cwd)]);
      assert.equal(ran.code, 1);
    });
  });

  it('shows a stack only on request', () =>
    inFolder({}, async (cwd) => {
      const { stderr } = await runLector(['narrate', 'nowhere.md', '--log-level', 'debug'], { cwd });
      assert.match(stderr, /^ {4}at /m);
    }));
});

function assertFailure(stderr: string, code: string, tells: readonly string[]): void {
  assert.match(stderr, new RegExp(`^error\\[${code}\\]: \\S`, 'm'));
  assert.match(stderr, /^next: \S/m);
  assert.doesNotMatch(stderr, /^ {4}at /m, 'no stack');
  for (const part of tells) assert.ok(stderr.includes(part), `${part} isn't in:\n${stderr}`);
}
