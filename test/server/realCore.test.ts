import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Diagnostic } from 'vscode-languageserver/node.js';
import { isTakeWav } from '../../src/core/audio/wav.js';
import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import { openLector } from '../../src/core/lector.js';
import type { BookResult } from '../../src/protocol/messages/books.js';
import type { ChapterResult } from '../../src/protocol/messages/chapters.js';
import type { NarrateResult } from '../../src/protocol/messages/narrating.js';
import type { SampleResult } from '../../src/protocol/messages/samples.js';
import type { TakeResult } from '../../src/protocol/messages/takes.js';
import { toPath, toUri } from '../../src/server/uris.js';
import { connect, type LspClient } from '../helpers/lspClient.js';

const chapter = `---
title: Tea
---
# The Kettle

She said “*tea*, please”, and the **old** cook put the kettle on. The 😀 smiled & waited.

> A quiet [voice](https://example.com) answered at last.
`;
const spokenWords =
  'The Kettle She said tea please and the old cook put the kettle on The smiled waited A quiet voice answered at last';

const notSpoken = /<!--[^]*?-->|\]\([^)]*\)|^---\n[^]*?\n---\n/g;
const letters = /[\p{L}\p{N}]+/gu;

/** Punctuation beside a word is spoken with it; here only the words count. */
const betweenWords = /[^\p{L}\p{N}]+/gu;

describe('the server with the real core and the embedded voice', () => {
  let folder: string;
  let uri: string;
  let client: LspClient;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lector server '));
    await writeFile(path.join(folder, 'lector.yaml'), 'title: Tea\nlanguage: en-US\npauses: {heading: 3}\n');
    await writeFile(path.join(folder, '01-kettle.md'), chapter);
    uri = toUri(path.join(folder, '01-kettle.md'));
    const lector = openLector({
      distDir: path.resolve('dist'),
      modelsDir: path.join(folder, 'no models'),
      allowDownload: false,
      workers: 1,
      log: createLog('error', (line) => assert.fail(line)),
      clock: systemClock,
    });
    client = await connect(await lector);
  });
  after(async () => {
    await client.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function chunks() {
    const { chapters } = await client.request<ChapterResult>('lector/chapter', { uri });
    return chapters.flatMap((one) => one.chunks);
  }

  it('plays the pauses of the book, and the person’s where it has none', async () => {
    const { chapters } = await client.request<ChapterResult>('lector/chapter', { uri });
    assert.deepEqual(
      chapters.flatMap(({ chunks }) => chunks.map(({ pauseSeconds }) => pauseSeconds)),
      [3, 0.9, 2.5],
    );
  });

  it('a chapter that wants a voice nobody has is in its book, says why, and is told as a Problem until the voice is there', async () => {
    const strange = toUri(path.join(folder, '02-strange.md'));
    const written = '---\nlector: {voice: nobody}\n---\n# Strange\n\nWho speaks?\n';
    await writeFile(path.join(folder, '02-strange.md'), written);
    const rows = async () => (await client.request<BookResult>('lector/book', { uri: strange })).chapters;
    const told = async () =>
      (await client.request<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri: strange } }))
        .items;
    const [, row] = await rows();
    assert.equal(row?.title, '02-strange.md');
    assert.match(row.unspeakable ?? '', /has no voice "nobody"\. Choose one of: en-us/);
    await client.open(strange, written);
    const [problem, ...others] = await told();
    assert.deepEqual(others, []);
    assert.equal(problem?.code, 'VOICE_UNKNOWN');
    assert.equal(problem.message, row.unspeakable);
    assert.deepEqual(problem.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } });
    await client.change(strange, 2, written.replace('lector: {voice: nobody}\n', ''));
    assert.deepEqual(await told(), []);
    assert.deepEqual(
      (await rows()).map(({ title, unspeakable }) => [title, unspeakable]),
      [
        ['The Kettle', undefined],
        ['Strange', undefined],
      ],
    );
    await client.notify('textDocument/didClose', { textDocument: { uri: strange } });
    await rm(path.join(folder, '02-strange.md'));
  });

  it('narrates a chapter, every chunk ready with a WAV that is there', async () => {
    const result = await client.request<NarrateResult>('lector/narrate', { uri });
    assert.equal(result.outcome, 'good');
    for (const { id, state } of await chunks()) {
      assert.equal(state, 'ready');
      const take = await client.request<TakeResult>('lector/take', { uri, chunkId: id });
      const wav = await readFile(toPath(take.audioUri));
      assert.equal(wav.toString('latin1', 0, 4), 'RIFF');
      assert.ok(take.seconds > 0.3);
    }
  });

  it('follows a book file as soon as it is saved', async () => {
    const file = path.join(folder, 'lector.yaml');
    const old = await readFile(file, 'utf8');
    const states = async () => [...new Set((await chunks()).map(({ state }) => state))];
    const save = async (text: string) => {
      await writeFile(file, text);
      await client.notify('textDocument/didSave', { textDocument: { uri: toUri(file) } });
    };
    await client.open(toUri(file), old, 'yaml');
    assert.deepEqual(await states(), ['ready']);
    await save(`${old}rate: 1.5\n`);
    assert.deepEqual(await states(), ['stale']);
    await save(old);
    assert.deepEqual(await states(), ['ready']);
    await client.notify('textDocument/didClose', { textDocument: { uri: toUri(file) } });
  });

  it('knows where in the manuscript each word of the takes stands', async () => {
    const words: string[] = [];
    for (const { id } of await chunks()) {
      const take = await client.request<TakeResult>('lector/take', { uri, chunkId: id });
      assert.ok(take.words.every(({ start, end }) => start <= end && end <= take.seconds + 0.01));
      words.push(...take.words.map(({ span }) => chapter.slice(span.start, span.end).replace(betweenWords, '')));
    }
    assert.equal(words.filter((word) => word !== '').join(' '), spokenWords);
  });

  it('speaks only the new paragraph after an edit above, from the text in the editor', async () => {
    await client.open(uri, chapter.replace('She said', 'It rained.\n\nShe said'));
    const result = await client.request<NarrateResult>('lector/narrate', { uri });
    assert.equal(result.outcome, 'good');
    assert.equal(result.totals.spoken, 1);
    assert.equal(result.totals.reused, result.totals.chunks - 1);
  });

  it('has the book with its playing time', async () => {
    const { book, chapters } = await client.request<BookResult>('lector/book', { uri });
    assert.equal(book.title, 'Tea');
    const [only] = chapters;
    assert.equal(only?.counts.ready, (await chunks()).length);
    assert.ok(only.seconds > 5);
  });

  it('follows every letter of the sample book in the text, in reading order', async () => {
    await cp('samples', path.join(folder, 'samples'), { recursive: true });
    const sample = path.join(folder, 'samples', 'chapter-01.md');
    const text = (await readFile(sample, 'utf8')).replace(notSpoken, (skipped) => ' '.repeat(skipped.length));
    const sampleUri = toUri(sample);
    const { outcome } = await client.request<NarrateResult>('lector/narrate', { uri: sampleUri });
    assert.equal(outcome, 'good');
    const { chapters } = await client.request<ChapterResult>('lector/chapter', { uri: sampleUri });
    let unsaid = text;
    let last = 0;
    for (const chunk of chapters.flatMap((one) => one.chunks)) {
      const { words } = await client.request<TakeResult>('lector/take', { uri: sampleUri, chunkId: chunk.id });
      for (const { span } of words) {
        assert.ok(chunk.span.start <= span.start && span.end <= chunk.span.end && last <= span.start);
        last = span.start;
        unsaid = unsaid.slice(0, span.start) + ' '.repeat(span.end - span.start) + unsaid.slice(span.end);
      }
    }
    assert.deepEqual(unsaid.match(letters) ?? [], []);
  });

  it('says how words and numbers will be said, in IPA, and speaks one aloud without keeping it', async () => {
    const odd = toUri(path.join(folder, 'odd.md'));
    const sentence = 'It cost **$5** in the end.';
    await writeFile(path.join(folder, 'odd.md'), sentence);
    await client.open(odd, sentence);
    const hover = async (character: number) => {
      const at = { textDocument: { uri: odd }, position: { line: 0, character } };
      for (;;) {
        const card = JSON.stringify(await client.request<unknown>('textDocument/hover', at));
        if (!card.includes('looked up')) return card;
        await setTimeout(20);
      }
    };
    assert.match(await hover(3), /\*\*cost\*\* · `\/kˈɔst\/`/);
    assert.match(await hover(11), /is said “five dollars” · `\/fˈaɪv dˈɑːlɚz\/`/);
    assert.match(await hover(15), /\*\*in\*\* · `\/ɪnðɪ\/` in “in the”/);
    const before = await readdir(folder, { recursive: true });
    const asked = { uri: odd, span: { start: 11, end: 12 } };
    const { wav, text } = await client.request<SampleResult>('lector/sample', asked);
    assert.equal(text, 'five dollars');
    assert.ok(isTakeWav(Buffer.from(wav, 'base64')));
    assert.deepEqual(await readdir(folder, { recursive: true }), before);
    const nobody = { ...asked, engine: 'piper', voice: 'en_US-joe-medium' };
    await assert.rejects(client.request('lector/sample', nobody), /not installed \(63 MB\)/);
  });

  it('plays a voice on trial while a long chapter is narrated, of which nothing is lost', async () => {
    const file = path.join(folder, 'long.md');
    const paragraphs = Array.from({ length: 120 }, (_, at) => `Paragraph ${at} tells how long it took until it sang.`);
    await writeFile(file, paragraphs.join('\n\n'));
    let isDone = false;
    const narrating = client
      .request<NarrateResult>('lector/narrate', { uri: toUri(file) })
      .finally(() => (isDone = true));
    const trial = { uri: toUri(file), text: 'It sang.', engine: 'espeak', voice: 'en-gb' };
    const { wav } = await client.request<SampleResult>('lector/sample', trial);
    assert.ok(isTakeWav(Buffer.from(wav, 'base64')));
    assert.ok(!isDone, 'the narration came to its end first');
    const { outcome, totals } = await narrating;
    assert.deepEqual([outcome, totals.spoken], ['good', paragraphs.length]);
  });

  it('keeps a skipped chunk skipped', async () => {
    const [first] = await chunks();
    await client.request('workspace/executeCommand', { command: 'lector.skipChunk', arguments: [uri, first?.id] });
    assert.equal((await chunks())[0]?.state, 'skipped');
  });
});
