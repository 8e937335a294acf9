import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createJudgeThread, type JudgeThread } from '../../src/core/jobs/judgeThread.js';

/** Finds a take as long as its samples say, is torn down by “fall”, and never answers to “sleep”. */
const program = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ id, take }) => {
  if (take.text === 'fall') throw new Error('fell');
  if (take.text === 'sleep') return;
  const message = [take.text, take.samples.length, take.samples[0], take.samples.at(-1)].join(' ');
  parentPort.postMessage({ id, judged: { outcome: 'review', findings: [{ code: 'audio-silence', severity: 'warning', message }] } });
});`;

function take(text: string, samples = new Float32Array(2)) {
  return { samples, sampleRate: 22050, text, words: [], charsPerSecond: 15 };
}

describe('the thread that judges takes', () => {
  let folder = '';
  let thread: JudgeThread;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lector-judge-'));
    const file = path.join(folder, 'judge.mjs');
    await writeFile(file, program);
    thread = createJudgeThread(file);
  });

  after(async () => {
    await thread.dispose();
    await rm(folder, { recursive: true });
  });

  const said = async (...asked: Parameters<typeof take>) => {
    const { findings } = await thread.judge(take(...asked));
    return findings.map(({ message }) => message).join();
  };

  it('answers each for itself, again and again', async () => {
    for (const round of [1, 2, 3]) {
      const asked = ['one', 'two', 'three'].map((text, at) => said(text, Float32Array.of(round, at)));
      assert.deepEqual(await Promise.all(asked), [`one 2 ${round} 0`, `two 2 ${round} 1`, `three 2 ${round} 2`]);
    }
  });

  it('gets a copy of the samples alone, which the job goes on with', async () => {
    const audio = Float32Array.from({ length: 1000 }, (_, index) => index);
    const samples = audio.subarray(10, 20);
    assert.equal(await said('part', samples), 'part 10 10 19');
    assert.equal(samples.length, 10);
  });

  it('gets a take of minutes whole', async () => {
    const samples = new Float32Array(2_000_000).fill(1);
    assert.equal(await said('long', samples.fill(2, -1)), 'long 2000000 1 2');
  });

  it('gets nothing of one without a sound', async () => {
    assert.equal(await said('none', new Float32Array(0)), 'none 0  ');
  });

  it('tells all who wait when it falls, and stands up again', async () => {
    const waiting = thread.judge(take('sleep'));
    await assert.rejects(Promise.all([waiting, thread.judge(take('fall'))]), /fell/);
    await assert.rejects(waiting, /fell/);
    assert.equal(await said('again'), 'again 2 0 0');
  });

  it('keeps nobody waiting when it is ended', async () => {
    const waiting = thread.judge(take('sleep'));
    await thread.dispose();
    await assert.rejects(waiting, /were ended/);
  });
});
