import assert from 'node:assert/strict';
import { openHearing, type Hearing } from '../../src/core/jobs/hearing.js';
import type { Speech } from '../../src/core/jobs/resolveSpeech.js';
import type { Chunk, ChunkId } from '../../src/core/model/chunk.js';
import type { HabitSamples } from '../../src/core/model/voiceHabits.js';
import { hum } from '../helpers/hum.js';
import { judgeHere } from '../helpers/judgeHere.js';

const sampleRate = 8000;
const text = 'Five dollars buy a lamp for the wall.';
const source = '$5 buy a lamp for the wall.';

/** “Five dollars” stands for `$5`, which begins ten characters into the manuscript. */
const chunk: Chunk = {
  id: 'lamp' as ChunkId,
  span: { start: 10, end: 10 + source.length },
  spoken: [
    { text: 'Five dollars', span: { start: 10, end: 12 }, verbatim: false },
    { text: text.slice(12), span: { start: 12, end: 10 + source.length }, verbatim: true },
  ],
  sentences: [],
  tokens: 1,
  pauseAfter: 'sentence',
};

const speech = {
  engine: { id: 'piper' },
  voice: { id: 'joe', charsPerSecond: 15 },
  settings: { engine: 'piper', voice: 'joe', language: 'en', rate: 1 },
} as unknown as Speech;

const words = Array.from(text.matchAll(/\w+/g), ({ 0: word, index }, at) => ({
  start: at * 0.3,
  end: (at + 1) * 0.3,
  textStart: index,
  textEnd: index + word.length,
}));

function heard(seconds = text.length / 15, amplitude = 0.3) {
  return { samples: hum(seconds, sampleRate, amplitude), sampleRate, text, words };
}

async function withHearing(act: (hearing: Hearing) => Promise<void> | void, kept: HabitSamples = {}) {
  let saved = kept;
  const store = {
    readHabits: () => Promise.resolve(saved),
    saveHabits: (habits: HabitSamples) => Promise.resolve(void (saved = habits)),
  };
  const hearing = await openHearing({ judge: judgeHere }, store);
  await act(hearing);
  await hearing.keep();
  return saved;
}

const learnFrom = (count: number) => (hearing: Hearing) => {
  const take = heard();
  for (let taken = 0; taken < count; taken++) hearing.learn(speech, take);
};

describe('the ears of a job', () => {
  it('say of which words a finding is', () =>
    withHearing(async (hearing) => {
      const { findings } = await hearing.judge(chunk, speech, { ...heard(), words: words.filter((_, at) => at !== 4) });
      assert.deepEqual(
        findings.map(({ code, span }) => [code, source.slice((span?.start ?? 0) - 10, (span?.end ?? 0) - 10)]),
        [['audio-unspoken', 'lamp']],
      );
    }).then(() => undefined));

  it('place what they hear at a time on the words that sound then, as they are written', () =>
    withHearing(async (hearing) => {
      const take = heard(5);
      take.samples.fill(0, 0.1 * sampleRate, 2.1 * sampleRate);
      const { findings } = await hearing.judge(chunk, speech, take);
      const pause = findings.find(({ code }) => code === 'audio-pause') ?? assert.fail('no pause was heard');
      assert.deepEqual([pause.atSeconds, pause.untilSeconds], [0.1, 2.1]);
      assert.equal(source.slice((pause.span?.start ?? 0) - 10, (pause.span?.end ?? 0) - 10), '$5 buy a lamp for the');
    }).then(() => undefined));

  it('know a voice after 30 takes, and doubt what is unlike it, also in the next job', async () => {
    const slow = heard((text.length / 15) * 2.2);
    const soft = heard(undefined, 0.1);
    const codes = async (hearing: Hearing, take: typeof slow) =>
      (await hearing.judge(chunk, speech, take)).findings.map(({ code }) => code);
    const after29 = await withHearing(learnFrom(29));
    await withHearing(async (hearing) => {
      assert.deepEqual(await codes(hearing, slow), []);
      assert.deepEqual(await codes(hearing, soft), []);
    }, after29);
    const after30 = await withHearing(learnFrom(1), after29);
    await withHearing(async (hearing) => {
      assert.deepEqual(await codes(hearing, heard()), []);
      assert.deepEqual(await codes(hearing, slow), ['audio-pace']);
      assert.deepEqual(await codes(hearing, soft), ['audio-level']);
    }, after30);
  });

  it('remember no more than they need', async () => {
    const saved = await withHearing(learnFrom(230));
    assert.deepEqual(
      Object.entries(saved).map(([voice, shown]) => [voice, shown.length]),
      [['piper/joe@1', 200]],
    );
  });
});
