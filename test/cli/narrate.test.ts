import assert from 'node:assert/strict';
import { access, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eventsOf, finishedOf, inFolder, runLector } from './runLector.js';

const paragraphs = ['# The Lamp', 'The lamp was lit.', 'Nobody came. The night was long.', 'At dawn it went out.'];
const text = (parts: readonly string[]) => `${parts.join('\n\n')}\n`;
const file = 'chapter-01.md';
const narrateJson = ['narrate', file, '--json'];

interface Edit {
  readonly name: string;
  readonly after: readonly string[];
  readonly args?: readonly string[];
  readonly spoken: number;
}

const edits: readonly Edit[] = [
  { name: 'nothing changed', after: paragraphs, spoken: 0 },
  { name: 'one sentence edited', after: paragraphs.with(2, 'Nobody came. The night was short.'), spoken: 1 },
  { name: 'a paragraph inserted', after: paragraphs.toSpliced(1, 0, 'It was late.'), spoken: 1 },
  { name: 'a paragraph removed', after: paragraphs.toSpliced(1, 1), spoken: 0 },
  { name: 'two paragraphs swapped', after: [0, 2, 1, 3].map((at) => paragraphs[at] ?? ''), spoken: 0 },
  { name: 'markup added', after: paragraphs.with(1, 'The *lamp* was lit.'), spoken: 0 },
  { name: '--again', after: paragraphs, args: ['--again'], spoken: 4 },
  { name: '--failed where none did', after: paragraphs, args: ['--failed'], spoken: 0 },
  { name: 'another rate', after: paragraphs, args: ['--rate', '1.2'], spoken: 4 },
];

describe('narrate speaks only what is new', () => {
  for (const { name, after, args = [], spoken } of edits) {
    it(`${name}: ${spoken} spoken`, () =>
      inFolder({ [file]: text(paragraphs) }, async (cwd) => {
        const first = finishedOf(await runLector(narrateJson, { cwd }));
        assert.deepEqual([first.outcome, first.totals.spoken], ['good', 4]);
        await writeFile(path.join(cwd, file), text(after));
        const second = finishedOf(await runLector([...narrateJson, ...args], { cwd }));
        assert.deepEqual([second.outcome, second.totals.spoken], ['good', spoken]);
      }));
  }
});

describe('narrate --json', () => {
  it('prints events in order and nothing else', () =>
    inFolder({ [file]: text(paragraphs) }, async (cwd) => {
      const ran = await runLector(narrateJson, { cwd });
      assert.equal(ran.code, 0);
      const events = eventsOf(ran);
      const kinds = events.map(({ kind }) => kind);
      assert.equal(kinds[0], 'started');
      assert.equal(kinds.at(-1), 'finished');
      assert.deepEqual(
        ['started', 'speaking', 'judged', 'finished'].map((kind) => kinds.filter((other) => other === kind).length),
        [1, 4, 4, 1],
      );
      for (const event of events) {
        if (event.kind !== 'judged') continue;
        const ofChunk = events.filter((other) => 'chunkId' in other && other.chunkId === event.chunkId);
        assert.deepEqual(
          ofChunk.map(({ kind }) => kind).filter((kind) => kind !== 'queued'),
          ['speaking', 'judged'],
        );
        assert.equal(event.record.status, 'success');
        await access(path.join(cwd, event.record.audio_path ?? ''));
      }
    }));
});

describe('narrate for people', () => {
  it('ends with a table of chunks, totals and where the audio lies', () =>
    inFolder({ [file]: text(paragraphs) }, async (cwd) => {
      const { code, stdout, stderr } = await runLector(['narrate', file], { cwd });
      assert.equal(code, 0);
      assert.match(stdout, /^The Lamp {2}\(chapter-01\)\n/);
      assert.match(stdout, /^ *# +state +seconds +RTF +engine +text$/m);
      assert.match(stdout, /^ *2 +spoken +\d+\.\d\d +\d+\.\d{3} +espeak +The lamp was lit\.$/m);
      assert.match(stdout, /^4 chunks: 4 spoken, 0 kept, 0 failed; \d+:\d\d of audio in \d+\.\d s, RTF \d\.\d{3}$/m);
      await access(/^Audio: (.+)$/m.exec(stdout)?.[1] ?? 'no line');
      assert.match(stderr, /^\d+ % {2}\d\/4 chunks/m);
    }));

  it('lists the ends of a long chapter, and all of it with --verbose', () =>
    inFolder(
      { [file]: text(Array.from({ length: 30 }, (_, index) => `The lamp was lit${' once more'.repeat(index)}.`)) },
      async (cwd) => {
        const cut = await runLector(['narrate', file], { cwd });
        const whole = await runLector(['narrate', file, '--verbose'], { cwd });
        const rows = (stdout: string) => stdout.match(/^ *\d+ +(spoken|kept) /gm)?.length;
        assert.deepEqual([rows(cut.stdout), rows(whole.stdout)], [16, 30]);
        assert.match(cut.stdout, /^14 good chunks not listed/m);
      },
    ));

  it('keeps control characters of the manuscript from the terminal', () =>
    inFolder({ [file]: 'Before \u001b[31mred\u0007 after.\n' }, async (cwd) => {
      const { code, stdout } = await runLector(['narrate', file], { cwd });
      assert.equal(code, 0);
      assert.ok(!stdout.includes('\u001b') && !stdout.includes('\u0007'));
    }));

  it('an empty chapter is nothing to do, not an error', () =>
    inFolder({ [file]: '' }, async (cwd) => {
      const { code, stdout } = await runLector(['narrate', file], { cwd });
      assert.equal(code, 0);
      assert.match(stdout, /^0 chunks: 0 spoken/m);
    }));
});

describe('narrate --out', () => {
  it('leaves the manuscript’s folder alone and joins each chapter', () =>
    inFolder({ 'book/01-a.md': '# A\n\nOne.\n', 'book/02-b.md': '# B\n\nTwo.\n' }, async (cwd) => {
      const { code, stdout } = await runLector(['narrate', 'book', '--out', 'audio'], { cwd });
      assert.equal(code, 0);
      await assert.rejects(access(path.join(cwd, 'book', '.lector')), { code: 'ENOENT' });
      await access(path.join(cwd, 'audio', '.lector'));
      for (const name of ['01-a.wav', '02-b.wav']) {
        const wav = await readFile(path.join(cwd, 'audio', name));
        assert.equal(wav.toString('latin1', 0, 4), 'RIFF');
        assert.equal(wav.readUInt32LE(4), wav.length - 8);
        assert.ok(stdout.includes(`Chapter: ${path.join(cwd, 'audio', name)}`) || stdout.includes(name));
      }
      const again = finishedOf(await runLector(['narrate', 'book', '--out', 'audio', '--json'], { cwd }));
      assert.equal(again.totals.spoken, 0);
    }));
});

describe('narrate with a chunk that can not be spoken well', () => {
  const spelled = `Say all of it as ${'x'.repeat(40)}.`;

  it('ends with 2, says which and why, and --failed tries that one alone', () =>
    inFolder({ [file]: text(['The lamp was lit.', spelled]) }, async (cwd) => {
      const first = await runLector(['narrate', file], { cwd });
      assert.equal(first.code, 2);
      assert.match(first.stdout, /^ *2 +failed /m);
      assert.match(first.stderr, /^error\[[a-z-]+\]: chapter-01 chunk 2: /m);
      assert.match(first.stderr, /^next: .*--failed/m);
      const again = finishedOf(await runLector([...narrateJson, '--failed'], { cwd }));
      assert.deepEqual([again.outcome, again.totals.chunks], ['problems', 1]);
    }));

  it('does not try it again by itself, and says so', () =>
    inFolder({ [file]: text(['The lamp was lit.', spelled]) }, async (cwd) => {
      await runLector(['narrate', file], { cwd });
      const again = await runLector(['narrate', file, '--json'], { cwd });
      assert.equal(again.code, 2);
      assert.ok(!eventsOf(again).some(({ kind }) => kind === 'speaking'));
      const told = await runLector(['narrate', file], { cwd });
      assert.match(told.stderr, /^info\[not-tried-again\]: chapter-01 chunk 2: .*Retry it, change its words/m);
      const { stdout } = await runLector(['status', '.', '--json'], { cwd });
      const [line] = JSON.parse(stdout) as readonly { counts: { failed: number }; quarantined: number }[];
      assert.deepEqual([line?.counts.failed, line?.quarantined], [1, 1]);
      assert.match((await runLector(['status'], { cwd })).stdout, / failed +quarantined +skipped /);
    }));

  it('has no joined chapter', () =>
    inFolder({ [file]: text([spelled]) }, async (cwd) => {
      const { code, stdout } = await runLector(['narrate', file, '--out', 'audio'], { cwd });
      assert.equal(code, 2);
      assert.match(stdout, /isn't complete/);
      await assert.rejects(access(path.join(cwd, 'audio', 'chapter-01.wav')), { code: 'ENOENT' });
    }));
});
