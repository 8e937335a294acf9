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
  const message = take.text + ' ' + take.samples.length + ' ' + take.samples.buffer.byteLength;
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

  it('answers each for itself', async () => {
    assert.deepEqual(await Promise.all(['one', 'two', 'three'].map((text) => said(text))), [
      'one 2 8',
      'two 2 8',
      'three 2 8',
    ]);
  });

  it('gets a copy of the samples alone, which the job goes on with', async () => {
    const audio = new Float32Array(1000);
    const samples = audio.subarray(10, 20);
    assert.equal(await said('part', samples), 'part 10 40');
    assert.equal(samples.length, 10);
  });

  it('tells all who wait when it falls, and stands up again', async () => {
    const waiting = thread.judge(take('sleep'));
    await assert.rejects(Promise.all([waiting, thread.judge(take('fall'))]), /fell/);
    await assert.rejects(waiting, /fell/);
    assert.equal(await said('again'), 'again 2 8');
  });

  it('keeps nobody waiting when it is ended', async () => {
    const waiting = thread.judge(take('sleep'));
    await thread.dispose();
    await assert.rejects(waiting, /were ended/);
  });
});
