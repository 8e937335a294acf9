import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { ensureEpubcheck } from '../../scripts/epubcheck.mjs';
import { encodeHere } from '../../src/core/exporters/encode.js';
import { exporters } from '../../src/core/exporters/index.js';
import type { ChapterTimeline } from '../../src/core/model/timeline.js';
import { bookOf, memoryOut } from '../helpers/exportStage.js';
import { noSignal } from '../helpers/keptBook.js';
import { runLector } from '../cli/runLector.js';
import { readVtt } from '../helpers/webVtt.js';

const book = 'the-lamp-and-the-press';
const names = ['01-chapter-i-the-keeper', '02-chapter-ii-the-printer'];
const titles = ['Chapter I: The Keeper', 'Chapter II: The Printer'];

/** One red pixel. */
const cover = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

const metadata = `metadata:
  narrator: Ines Marrow
  short_description: A keeper & her diary.
  long_description: A keeper writes <a sentence> for each of her steps.
  tags: [lighthouse, ink & paper]
  chapters:
    chapter-01: {summary: She counts the steps.}
`;

interface Probed {
  readonly format: { readonly duration: string; readonly tags: Readonly<Record<string, string>> };
  readonly streams: readonly {
    readonly codec_name: string;
    readonly bit_rate?: string;
    readonly sample_rate?: string;
    readonly channels?: number;
    readonly codec_type: string;
  }[];
  readonly chapters: readonly { readonly start_time: string; readonly tags: { readonly title: string } }[];
}

describe('exports, judged by others’ tools', function () {
  this.timeout(300_000);
  let folder = '';
  let timelines: readonly ChapterTimeline[] = [];
  const inExport = (name: string) => path.join(folder, 'export', name);

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lector exports '));
    await cp('samples', folder, { recursive: true });
    await writeFile(path.join(folder, 'cover.png'), cover);
    await appendFile(path.join(folder, 'lector.yaml'), metadata);
    assert.equal((await runLector(['narrate', '.'], { cwd: folder })).code, 0);
    const formats = exporters.map(({ id }) => id).join(',');
    const ran = await runLector(['export', '.', '-f', formats], { cwd: folder });
    assert.equal(ran.code, 0, ran.stderr);
    timelines = await Promise.all(
      names.map(
        async (name) => JSON.parse(await readFile(inExport(`${name}.timeline.json`), 'utf8')) as ChapterTimeline,
      ),
    );
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const seconds = (chapter: number) => (timelines[chapter]?.samples ?? 0) / (timelines[chapter]?.sampleRate ?? 1);

  for (const [index, name] of names.entries()) {
    const check = (ending: string, codec: string, tolerance: number, more: (probed: Probed) => void) =>
      it(`${name}${ending}: ffprobe reads its length, tags and chapters`, function () {
        const probed = ffprobe(this, inExport(`${name}${ending}`));
        const [audio] = probed.streams;
        assert.deepEqual([audio?.codec_name, audio?.sample_rate, audio?.channels], [codec, '44100', 1]);
        assert.ok(Math.abs(Number(probed.format.duration) - seconds(index)) <= tolerance, probed.format.duration);
        more(probed);
      });

    // ffprobe counts whole frames, and with them what the encoder sets before and behind: less than three.
    check('.mp3', 'mp3', (3 * 1152) / 44_100, ({ format, chapters, streams }) => {
      assert.equal(streams[0]?.bit_rate, '192000');
      const { title, album, artist, composer, track, genre, comment, description } = format.tags;
      assert.deepEqual(
        [title, album, artist, track, genre],
        [titles[index], 'The Lamp and the Press', 'Lector project', `${index + 1}/2`, 'Audiobook'],
      );
      assert.match(comment ?? '', /synthetic voice/);
      assert.deepEqual(
        [composer, description],
        ['Ines Marrow', index === 0 ? 'She counts the steps.' : 'A keeper & her diary.'],
      );
      assert.equal(chapters[0]?.tags.title, titles[index]);
      assert.equal(chapters.length, index === 0 ? 1 : 2);
      assert.ok(
        streams.some(({ codec_type: type }) => type === 'video'),
        'the cover is missing',
      );
    });
    check('.wav', 'pcm_s16le', 1e-4, ({ format }) => assert.equal(format.tags.title, titles[index]));
    check('.flac', 'flac', 1e-4, ({ format }) => {
      assert.equal(format.tags.TITLE, titles[index]);
      assert.match(format.tags.comment ?? '', /synthetic voice/);
    });
  }

  it('a FLAC has the very samples of the WAV', function () {
    const samples = (ending: string) => decoded(this, inExport(`${names[0] ?? ''}${ending}`));
    assert.ok(samples('.flac').equals(samples('.wav')));
  });

  /** `more` samples may follow: ffmpeg plays the last packet of an MP4 whole. */
  const exact = (what: string, file: string, chapters: readonly number[], more: number) =>
    it(`${what} plays the samples of the WAV, each at the same time`, function () {
      const wav = Buffer.concat(chapters.map((one) => decoded(this, inExport(`${names[one] ?? ''}.wav`))));
      const played = decoded(this, inExport(file));
      const longer = (played.length - wav.length) / 2;
      assert.ok(longer >= 0 && longer <= more, `${longer} samples more`);
      assert.equal(lagOf(samplesOf(wav), samplesOf(played)), 0);
    });
  exact('an MP3', `${names[0] ?? ''}.mp3`, [0], 0);
  exact('an M4B', `${book}.m4b`, [0, 1], 1023);

  it('an M4B’s two lists of chapters are equal, and right', async function () {
    const m4b = await readFile(inExport(`${book}.m4b`));
    const [asTrack, asList] = [path.join(folder, 'track.m4b'), path.join(folder, 'list.m4b')];
    await writeFile(asTrack, hidden(m4b, 'chpl'));
    await writeFile(asList, hidden(m4b, 'chap'));
    const chaptersOf = (file: string) =>
      ffprobe(this, file).chapters.map((one) => [one.tags.title, Number(one.start_time)]);
    const expected = [
      [titles[0], 0],
      [titles[1], Number(seconds(0).toFixed(3))],
    ];
    assert.deepEqual(chaptersOf(asTrack), expected);
    assert.deepEqual(chaptersOf(asList), expected);
    const probed = ffprobe(this, inExport(`${book}.m4b`));
    assert.equal(probed.format.tags.major_brand, 'M4B ');
    const { artist, comment, description, synopsis } = probed.format.tags;
    assert.deepEqual(
      [artist, description, synopsis],
      ['Lector project', 'A keeper & her diary.', 'A keeper writes <a sentence> for each of her steps.'],
    );
    assert.match(comment ?? '', /synthetic voice/);
    assert.equal(probed.streams[0]?.codec_name, 'aac');
    assert.ok(
      probed.streams.some(({ codec_name: codec }) => codec === 'png'),
      'the cover is missing',
    );
    assert.ok(Math.abs(Number(probed.format.duration) - seconds(0) - seconds(1)) < 0.001);
    decoded(this, inExport(`${book}.m4b`));
  });

  it('the sample is of a length that stores take', function () {
    const length = Number(ffprobe(this, inExport(`${book}-sample.mp3`)).format.duration);
    assert.ok(length >= 60 && length <= 300, `${length} s`);
  });

  it('a parser of WebVTT finds nothing wrong', async () => {
    for (const name of names) {
      const { errors, cues } = readVtt(await readFile(inExport(`${name}.vtt`), 'utf8'));
      assert.deepEqual(errors, []);
      assert.ok(cues.length > 10);
    }
  });

  it('ffmpeg reads the subtitles of both kinds alike', function () {
    const read = (name: string) => {
      const { stdout } = spawnSync('ffmpeg', ['-v', 'error', '-i', inExport(name), '-f', 'srt', '-'], {
        encoding: 'utf8',
      });
      return stdout;
    };
    requireTool(this, 'ffmpeg');
    assert.equal(read(`${names[0] ?? ''}.vtt`), read(`${names[0] ?? ''}.srt`));
  });

  it('EPUBCheck finds neither errors nor warnings', async function () {
    await judged(this, inExport(`${book}.epub`));
  });

  it('nor in a book of all that Markdown has, word by word', async function () {
    const text = await readFile('test/golden/chapters/structure.md', 'utf8');
    const out = memoryOut();
    const texts = {
      'a.md': text,
      'b.md':
        '# B & <c>\n\n![A "lamp"](lamp.png) ![](lamp.png)\n\nA note[^1], `code`, ~~gone~~, [a](https://b.example/?c&d).\n\n[^1]: So.\n',
    };
    const epub = exporters.find(({ id }) => id === 'epub');
    if (epub?.scope !== 'book') assert.fail();
    const image = { bytes: cover, mediaType: 'image/png' } as const;
    const picture = {
      url: 'lamp.png',
      mediaType: 'image/png',
      sha256: 'ab'.repeat(32),
      read: () => Promise.resolve(cover),
    } as const;
    const whole = bookOf(texts, { byWord: true, cover: image, title: '<A> & "B"' });
    const chapters = whole.chapters.map((chapter) => ({ ...chapter, pictures: [picture] }));
    await epub.write({ ...whole, chapters }, out, encodeHere, noSignal);
    const file = path.join(folder, 'all.epub');
    await writeFile(file, out.bytes());
    await judged(this, file);
  });

  it('an LPF holds what its manifest names', async () => {
    const files = unzipSync(await readFile(inExport(`${book}.lpf`)));
    const manifest = JSON.parse(new TextDecoder().decode(files['publication.json'])) as {
      readonly conformsTo: string;
      readonly readingOrder: readonly { readonly url: string; readonly duration: string }[];
      readonly resources: readonly { readonly url: string }[];
    };
    assert.equal(manifest.conformsTo, 'https://www.w3.org/TR/audiobooks/');
    for (const { url } of [...manifest.readingOrder, ...manifest.resources]) assert.ok(files[decodeURI(url)], url);
    assert.deepEqual(
      manifest.readingOrder.map(({ duration }) => Number(/^PT([\d.]+)S$/.exec(duration)?.[1])),
      names.map((_, index) => Number(seconds(index).toFixed(3))),
    );
  });
});

function samplesOf(bytes: Buffer): Int16Array {
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** How many samples a sound lies behind another one, found in a second from its middle. */
function lagOf(sound: Int16Array, other: Int16Array): number {
  const most = 1500;
  const start = Math.floor(sound.length / 2);
  let best = { lag: 0, likeness: -Infinity };
  for (let lag = -most; lag <= most; lag++) {
    let likeness = 0;
    for (let at = start; at < start + 44_100; at++) likeness += (sound[at] ?? 0) * (other[at + lag] ?? 0);
    if (likeness > best.likeness) best = { lag, likeness };
  }
  return best.lag;
}

/** A file in which a box has a name that nobody knows: what is in it is hidden from players. */
function hidden(file: Buffer, type: string): Buffer {
  const copy = Buffer.from(file);
  const at = copy.lastIndexOf(type, undefined, 'latin1');
  assert.ok(at > 0, `there is no ${type}`);
  copy.write('free', at, 'latin1');
  return copy;
}

function requireTool(test: Mocha.Context, tool: string): void {
  if (spawnSync(tool, ['-version']).status === 0) return;
  console.log(`skipped: there is no ${tool}`);
  test.skip();
}

function ffprobe(test: Mocha.Context, file: string): Probed {
  requireTool(test, 'ffprobe');
  const options = ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', '-show_chapters', file];
  const { stdout, stderr } = spawnSync('ffprobe', options, { encoding: 'utf8' });
  assert.equal(stderr, '');
  return JSON.parse(stdout) as Probed;
}

/** A file's samples as ffmpeg decodes them, without a complaint. */
function decoded(test: Mocha.Context, file: string): Buffer {
  requireTool(test, 'ffmpeg');
  const options = ['-v', 'error', '-i', file, '-map', '0:a', '-f', 's16le', '-'];
  const { stdout, stderr } = spawnSync('ffmpeg', options, { maxBuffer: 2 ** 28 });
  assert.equal(stderr.toString(), '');
  return stdout;
}

async function judged(test: Mocha.Context, file: string): Promise<void> {
  const found = await ensureEpubcheck();
  if ('missing' in found) {
    console.log(`skipped: ${found.missing}`);
    test.skip();
  }
  const [java = '', ...options] = found.command;
  const { status, stdout, stderr } = spawnSync(java, [...options, '--failonwarnings', file], { encoding: 'utf8' });
  assert.equal(status, 0, `${stdout}${stderr}`);
  assert.match(stdout, /0 fatals \/ 0 errors \/ 0 warnings/);
}
