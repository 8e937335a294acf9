import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BookCast } from '../../src/core/model/bookCast.js';
import { llmModel, says, startLlmServer } from '../helpers/llmServer.js';
import { inFolder, runLector } from './runLector.js';

const text = `# One

“Where is the lamp?” asked Ann.

“Gone,” said Old Ben.

“Gone where?”

“Ask the sea,” said Ann.

“Nobody knows,” they all said.
`;
const book = { 'lector.yaml': 'title: The Lamp\n', '01.md': text };

describe('lector cast', () => {
  it('lists who speaks, and where that isn’t sure', () =>
    inFolder(book, async (cwd) => {
      const { code, stdout, stderr } = await runLector(['cast'], { cwd });
      assert.equal(code, 0, stderr);
      assert.match(stdout, /^Ann +2 +1 +98 % *$/m);
      assert.match(stdout, /^Old Ben +1 +0 +98 % *$/m);
      assert.match(stdout, /01\.md:7:1: Ann\? \(\d+ %\): “Gone where\?”/);
      assert.match(stdout, /01\.md:11:1: somebody: “Nobody knows,”/);
      assert.match(stderr, /lector cast --assign NAME=VOICE/);
    }));

  it('gives voices, which speak in pieces of their own', () =>
    inFolder(book, async (cwd) => {
      const args = ['cast', '--assign', 'Ann=espeak/en-gb', '--assign', 'Old Ben=espeak/en-gb-scotland'];
      const { code, stdout } = await runLector(args, { cwd });
      assert.equal(code, 0);
      assert.match(stdout, /^Ann is spoken by espeak\/en-gb: .*lector\.yaml$/m);
      const yaml = await readFile(path.join(cwd, 'lector.yaml'), 'utf8');
      assert.equal(yaml, 'title: The Lamp\ncast:\n  Ann: espeak/en-gb\n  Old Ben: espeak/en-gb-scotland\n');
      const narrated = await runLector(['narrate', '01.md', '--engine', 'espeak'], { cwd });
      assert.equal(narrated.code, 0, narrated.stderr);
      const record = JSON.parse(await readFile(path.join(cwd, '.lector/chapters/01.json'), 'utf8')) as Record<
        string,
        { readonly text: string; readonly voice: string; readonly engine_reason: string }
      >;
      const spoken = Object.values(record).map((one) => `${one.voice} ${one.engine_reason}: ${one.text}`);
      assert.deepEqual(spoken.slice(1, 5), [
        'en-gb speaker: “Where is the lamp?”',
        'en-us request: asked Ann.',
        'en-gb-scotland speaker: “Gone,”',
        'en-us request: said Old Ben.',
      ]);
    }));

  it('is for programs, too', () =>
    inFolder(book, async (cwd) => {
      const { code, stdout } = await runLector(['cast', '01.md', '--json'], { cwd });
      assert.equal(code, 0);
      const { speakers, doubtful } = JSON.parse(stdout) as BookCast;
      assert.deepEqual(speakers.map(({ name, isInCast }) => [name, isInCast]).slice(0, 2), [
        ['Ann', false],
        ['Old Ben', false],
      ]);
      assert.deepEqual(
        doubtful.map(({ line }) => line),
        [7, 11],
      );
    }));

  it('refuses a voice that nobody has, and what is no assignment', () =>
    inFolder(book, async (cwd) => {
      for (const [assignment, expected] of [
        ['Ann=nobody', /VOICE_UNKNOWN/],
        ['Ann', /NAME=VOICE/],
        ['=x', /NAME=VOICE/],
      ] as const) {
        const { code, stderr } = await runLector(['cast', '--assign', assignment], { cwd });
        assert.notEqual(code, 0);
        assert.match(stderr, expected);
      }
      assert.equal(await readFile(path.join(cwd, 'lector.yaml'), 'utf8'), 'title: The Lamp\n');
    }));

  it('stages what a model says of doubtful lines, as marks that change nothing else', () =>
    inFolder(book, async (cwd) => {
      await writeFile(path.join(cwd, 'lector.yaml'), 'cast:\n  Ann: espeak/en-gb\n');
      const label = { line: 1, speaker: 'Ann', confidence: 0.9 };
      const server = await startLlmServer(says({ labels: [label, { line: 2, speaker: 'unknown', confidence: 1 }] }));
      try {
        const args = ['cast', '--ask', '--llm-model', llmModel, '--llm-endpoint', server.url];
        const { code, stdout, stderr } = await runLector(args, { cwd });
        assert.equal(code, 0, stderr);
        assert.match(stdout, /pending_review +engine +speakers \(tiny:1b\) +90 % +Ann says this\.$/m);
        assert.equal(await readFile(path.join(cwd, '01.md'), 'utf8'), text);
        const [id = ''] = /^\d{8}_\S+/m.exec(stdout) ?? [];
        const accepted = await runLector(['patches', 'accept', id, '--yes'], { cwd });
        assert.equal(accepted.code, 0, accepted.stderr);
        const after = await readFile(path.join(cwd, '01.md'), 'utf8');
        assert.equal(after, text.replace('“Gone where', '“<!-- lector: speaker="Ann" -->Gone where'));
      } finally {
        await server.close();
      }
    }));

  it('asks no model where none is set', () =>
    inFolder(book, async (cwd) => {
      const { code, stderr } = await runLector(['cast', '--ask'], { cwd });
      assert.notEqual(code, 0);
      assert.match(stderr, /BAD_ARGUMENT.*--llm-model/s);
    }));
});
