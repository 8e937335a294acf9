import assert from 'node:assert/strict';
import { amplitude, rmsDbfs } from '../../src/core/audio/level.js';
import { peakDbfs } from '../helpers/peakDbfs.js';
import { createLevelMeter } from '../../src/core/audio/levelMeter.js';
import { createLoudnessMeter } from '../../src/core/audio/loudness.js';
import { roomToneDbfs } from '../../src/core/audio/roomTone.js';
import { isLectorError } from '../../src/core/base/errors.js';
import { assembleChapter, type AssembledChapter } from '../../src/core/jobs/assembleChapter.js';
import { defaultAssembly, type AssemblySettings } from '../../src/core/model/assembly.js';
import { assemblyStage, type SaidChunk } from '../helpers/assemblyStage.js';

const { signal } = new AbortController();
const pauses = { phrase: 0.1, sentence: 0.2, paragraph: 0.3, heading: 0.4, scene: 0.5, chapter: 9 };
/** Far from the limiter, but where a case says otherwise. */
const master: AssemblySettings['master'] = { level: { unit: 'rms', db: -30 }, truePeakDbtp: -1 };
const settings: AssemblySettings = { sampleRate: 8000, headSeconds: 0.5, tailSeconds: 1, pauses, master };

async function assembled(chunks: readonly SaidChunk[], own: Partial<AssemblySettings> = {}): Promise<AssembledChapter> {
  const { store, manuscript, chapter } = await assemblyStage(chunks);
  return assembleChapter(store, { manuscript }, chapter, { ...settings, ...own }, signal);
}

async function audioOf(chapter: AssembledChapter): Promise<Float32Array> {
  const audio = new Float32Array(chapter.timeline.samples);
  let at = 0;
  for await (const block of chapter.blocks(signal)) {
    assert.ok(block.length > 0 && block.length <= 2 * chapter.timeline.sampleRate, `a block of ${block.length}`);
    audio.set(block, at);
    at += block.length;
  }
  assert.equal(at, audio.length, 'samples that the timeline has');
  return audio;
}

describe('assembly: where takes lie', () => {
  const check = (name: string, chunks: readonly SaidChunk[], own: Partial<AssemblySettings>, expected: string) =>
    it(name, async () => {
      const chapter = await assembled(chunks, own);
      const { sampleRate, samples, pieces } = chapter.timeline;
      const seconds = pieces.map((piece) => `${piece.start / sampleRate}+${piece.samples / sampleRate}`);
      assert.equal([...seconds, samples / sampleRate].join(' '), expected);
      await audioOf(chapter);
    });

  check('the head, a take and the tail', [{ seconds: 1 }], {}, '0.5+1 2.5');
  check(
    'a pause by its reason, and no chapter pause before the tail',
    [
      { seconds: 1 },
      { seconds: 1, pause: 'scene' },
      { seconds: 1, pause: 'heading' },
      { seconds: 1, pause: 'chapter' },
    ],
    {},
    '0.5+1 1.7+1 3.2+1 4.6+1 6.6',
  );
  check('what a mark adds', [{ seconds: 1, extraPauseSeconds: 2 }, { seconds: 1 }], {}, '0.5+1 3.7+1 5.7');
  check(
    'a skipped chunk is left out, with the longer pause',
    [{ seconds: 1 }, { seconds: 1, state: 'skipped', pause: 'scene' }, { seconds: 1 }],
    {},
    '0.5+1 2+1 4',
  );
  check('one sample rate', [{ seconds: 1, sampleRate: 16000 }, { seconds: 1 }], {}, '0.5+1 1.7+1 3.7');
  check(
    'the quiet around the words goes, but for a guard',
    [{ seconds: 1, quietBefore: 0.4, quietAfter: 0.6 }],
    {},
    '0.5+1.11 2.61',
  );
  check(
    'a word stays, however quiet',
    [{ seconds: 1, quietBefore: 0.4, quietAfter: 0.6, words: [[0.2, 1.7]] }],
    {},
    '0.5+1.61 3.11',
  );
  check('all of a silent take stays', [{ seconds: 1, level: -Infinity }], {}, '0.5+1 2.5');
});

describe('assembly: what is refused', () => {
  const check = (name: string, chunks: readonly SaidChunk[], expected: RegExp) =>
    it(name, async () => {
      await assert.rejects(assembled(chunks), (error) => {
        assert.ok(isLectorError(error) && error.nextStep);
        assert.match(`${error.code}: ${error.message}`, expected);
        return true;
      });
    });

  check(
    'a stale chunk',
    [{ seconds: 1 }, { seconds: 1, state: 'stale' }],
    /^FILE_MISSING: One isn't complete: 1 of 2 .*“Words 1\.”/,
  );
  check('a failed one', [{ seconds: 1, state: 'failed' }], /^FILE_MISSING: .*1 of 1/);
  check('a take that is gone', [{ seconds: 1, isGone: true }], /^FILE_MISSING: .*1 of 1/);
  check(
    'a chapter that is skipped',
    [{ seconds: 1, state: 'skipped' }],
    /^BAD_ARGUMENT: One has nothing that is spoken/,
  );
  check('a take that has changed', [{ seconds: 1, isChanged: true }], /^TAKE_DAMAGED: /);
});

describe('assembly: how it sounds', () => {
  it('is the same each time it is read', async () => {
    const chapter = await assembled([{ seconds: 1 }, { seconds: 2 }]);
    assert.deepEqual(await audioOf(chapter), await audioOf(chapter));
  });

  it('has room tone where nobody speaks', async () => {
    const chapter = await assembled([{ seconds: 1 }], { tailSeconds: 5 });
    const audio = await audioOf(chapter);
    for (const quiet of [audio.subarray(0, 4000), audio.subarray(-40_000)]) {
      assert.ok(Math.abs(rmsDbfs(quiet) - roomToneDbfs) < 1, `${rmsDbfs(quiet)} dBFS`);
      assert.ok(!quiet.subarray(100).some((_, at) => quiet.subarray(at, at + 50).every((sample) => sample === 0)));
    }
  });

  it('keeps the samples of a take but for the fades and a gain', async () => {
    const chapter = await assembled([{ seconds: 1 }]);
    const audio = await audioOf(chapter);
    const [piece] = chapter.timeline.pieces;
    assert.ok(piece);
    const peak = amplitude(peakDbfs(audio.subarray(piece.start + 1000, piece.start + 7000)));
    for (const at of [4, piece.samples - 5]) {
      const unfaded = peak * Math.sin((2 * Math.PI * 300 * at) / 8000);
      assert.ok(Math.abs(audio[piece.start + at] ?? NaN) < Math.abs(unfaded) / 2, `sample ${at} is faded`);
    }
    for (let at = 40; at < piece.samples - 40; at++) {
      const expected = peak * Math.sin((2 * Math.PI * 300 * at) / 8000);
      assert.ok(Math.abs((audio[piece.start + at] ?? NaN) - expected) < 0.003, `sample ${at}`);
    }
    assert.ok(Math.abs(audio[piece.start] ?? NaN) < 0.002);
  });

  const levels: [string, AssemblySettings['master']][] = [
    ['RMS', { level: { unit: 'rms', db: -26 }, truePeakDbtp: -1 }],
    ['loudness', { level: { unit: 'lufs', db: -23 }, truePeakDbtp: -1 }],
    ['RMS that the limiter has to hold', { level: { unit: 'rms', db: -20 }, truePeakDbtp: -12 }],
  ];
  for (const [name, wanted] of levels) {
    it(`has the level that is wanted: ${name}`, async () => {
      const soft = { seconds: 2, level: -33 } as const;
      const chapter = await assembled([soft, { seconds: 0.1, level: -23 }, soft], { master: wanted, tailSeconds: 0.1 });
      const meter = createLevelMeter(8000);
      meter.add(await audioOf(chapter));
      const { rmsDb, lufs, truePeakDbtp } = meter.levels();
      const level = wanted.level.unit === 'rms' ? rmsDb : lufs;
      assert.ok(Math.abs(level - wanted.level.db) < 0.1, `${level} dB`);
      assert.ok(truePeakDbtp <= wanted.truePeakDbtp, `${truePeakDbtp} dBTP`);
    });
  }

  it('makes a softer voice as loud as the one that speaks longest', async () => {
    const chapter = await assembled(
      [
        { seconds: 3, voice: 'narrator' },
        { seconds: 2, voice: 'other', level: -29, sampleRate: 16_000 },
      ],
      { sampleRate: 22_050 },
    );
    const audio = await audioOf(chapter);
    const [own, other] = chapter.timeline.pieces.map(({ start, samples }) => {
      const meter = createLoudnessMeter(22_050);
      meter.add(audio.subarray(start, start + samples));
      return meter.integrated();
    });
    assert.ok(Math.abs((own ?? NaN) - (other ?? NaN)) < 0.2, `${own} and ${other} LUFS`);
  });
});

it('assembly: three voices that take turns are within 1 LU of one another, at one sample rate', async () => {
  const parts = [
    { seconds: 1.2, voice: 'narrator' },
    { seconds: 0.7, voice: 'soft', level: -30, sampleRate: 16_000 },
    { seconds: 0.7, voice: 'loud', level: -14, sampleRate: 24_000 },
  ];
  const chapter = await assembled([...parts, ...parts, ...parts], { sampleRate: 22_050 });
  const audio = await audioOf(chapter);
  const heard = parts.map((_, voice) => {
    const meter = createLoudnessMeter(22_050);
    for (const [index, { start, samples }] of chapter.timeline.pieces.entries())
      if (index % parts.length === voice) meter.add(audio.subarray(start, start + samples));
    return meter.integrated();
  });
  assert.ok(Math.max(...heard) - Math.min(...heard) < 1, `${heard.map((lufs) => lufs.toFixed(2)).join(', ')} LUFS`);
});

describe('assembly: what is said when', () => {
  const text = 'One two. Three four.';
  const check = (name: string, words: SaidChunk['words'], quietBefore: number, expected: string) =>
    it(name, async () => {
      const chapter = await assembled([{ text, seconds: 2, quietBefore, ...(words && { words }) }]);
      const [piece] = chapter.timeline.pieces;
      const told = (all: readonly { readonly text: string; readonly start: number; readonly end: number }[] = []) =>
        all.map((one) => `${one.text} ${round(one.start)}-${round(one.end)}`).join(', ');
      assert.equal(`${told(piece?.sentences)} | ${told(piece?.words)}`, expected);
    });

  check(
    'words of a take whose beginning was trimmed',
    [
      [0.5, 0.8],
      [0.8, 1.2],
      [1.5, 2],
      [2, 2.5],
    ],
    0.5,
    'One two. 0.53-1.23, Three four. 1.53-2.53 | One 0.53-0.83, two. 0.83-1.23, Three 1.53-2.03, four. 2.03-2.53',
  );
  check('sentences without words, by their characters', undefined, 0, 'One two. 0.5-1.4, Three four. 1.4-2.5 | ');
});

it('assembly: what counts where nothing is set', () => {
  const { sampleRate, headSeconds, tailSeconds } = defaultAssembly;
  assert.deepEqual([sampleRate, headSeconds, tailSeconds], [44_100, 0.75, 3]);
});

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
