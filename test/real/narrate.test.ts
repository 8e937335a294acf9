import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DeadChunk } from '../../src/core/model/deadChunk.js';
import type { FailureCategory } from '../../src/core/model/failure.js';
import type { JobEvent } from '../../src/core/model/event.js';
import { narrate, recordOf, totalsOf, withBench, write } from '../helpers/faultyBench.js';

const good = (name: string) => `The ${name} paragraph is an ordinary one that any engine speaks without trouble.`;

interface Expected {
  readonly totals: string;
  readonly codes: readonly string[];
  readonly attempts: number;
  /** What kind of failure each failed attempt was. */
  readonly category: FailureCategory;
}

describe('a chunk that goes wrong', () => {
  const check = (name: string, bad: string, expected: Expected) =>
    it(name, () =>
      withBench(async ({ folder, faulty, sound }) => {
        const file = await write(folder, [good('first'), bad, good('last')]);
        const events = await narrate(faulty, { path: file });
        assert.equal(totalsOf(events), expected.totals);

        const record = await recordOf(folder);
        const entry = record.chunk_0002;
        assert.ok(entry);
        assert.deepEqual([...new Set(entry.validation.findings.map((finding) => finding.code))], expected.codes);
        assert.equal(entry.attempts.filter(({ repair }) => !repair).length, expected.attempts);
        assert.equal(entry.attempts.at(-1)?.repair, entry.status === 'failed' ? 'split' : undefined);
        const kinds = entry.attempts.flatMap(({ outcome, category }) =>
          outcome === 'pass' ? [] : (category ?? 'none'),
        );
        assert.deepEqual([...new Set(kinds)], [expected.category]);
        const text = await readFile(file, 'utf8');
        for (const { span } of entry.validation.findings) {
          const words = text.slice(span?.start, span?.end);
          assert.ok(words !== '' && bad.includes(words), words);
        }
        for (const key of ['chunk_0001', 'chunk_0003']) assert.equal(record[key]?.status, 'success');

        const retried = await narrate(sound, { path: file, failedOnly: true });
        const isFailed = entry.status === 'failed';
        assert.equal(totalsOf(retried), `good: ${isFailed ? 1 : 0} spoken, 0 reused, 0 failed`);
        assert.equal(totalsOf(await narrate(sound, { path: file })), 'good: 0 spoken, 3 reused, 0 failed');
      }),
    );

  const failed = 'problems: 2 spoken, 0 reused, 1 failed';
  check('kills every process that tries', `${good('middle')} It has the crashword inside.`, {
    totals: failed,
    codes: ['engine-crashed'],
    attempts: 2,
    category: 'crash',
  });
  check('kills the first process only', `${good('middle')} It has the onceword inside.`, {
    totals: 'good: 3 spoken, 0 reused, 0 failed',
    codes: [],
    attempts: 2,
    category: 'crash',
  });
  check('is silent', `${good('middle')} It has the muteword inside.`, {
    totals: failed,
    codes: ['audio-mostly-silent', 'audio-too-quiet'],
    attempts: 3,
    category: 'audio_quality',
  });
  check('is not a number', `${good('middle')} It has the notanumberword inside.`, {
    totals: failed,
    codes: ['audio-not-a-number'],
    attempts: 3,
    category: 'audio_quality',
  });
  check('is clipped', `${good('middle')} It has the clippedword inside.`, {
    totals: failed,
    codes: ['audio-clipping'],
    attempts: 3,
    category: 'audio_quality',
  });
  check('is cut short', `${good('middle')} It has the cutword inside.`, {
    totals: failed,
    codes: ['audio-cut', 'audio-too-short'],
    attempts: 3,
    category: 'truncation',
  });
  check('is empty', `${good('middle')} It has the emptyword inside.`, {
    totals: failed,
    codes: ['audio-empty'],
    attempts: 3,
    category: 'truncation',
  });
});

describe('a chunk that stays dead', () => {
  const check = (word: string, category: FailureCategory) =>
    it(`${word}: costs a narration its processes once, until it is asked for`, () =>
      withBench(async ({ folder, faulty, sound }) => {
        const file = await write(folder, [good('first'), `The ${word} is here.`, good('last')]);
        assert.equal(totalsOf(await narrate(faulty, { path: file })), 'problems: 2 spoken, 0 reused, 1 failed');
        const again = await narrate(faulty, { path: file });
        assert.equal(totalsOf(again), 'problems: 0 spoken, 2 reused, 1 failed');
        assert.deepEqual(
          again.filter(({ kind }) => kind === 'speaking'),
          [],
        );
        const registry = path.join(folder, '.lector', 'error_registry.json');
        const { chunks } = JSON.parse(await readFile(registry, 'utf8')) as { readonly chunks: readonly DeadChunk[] };
        assert.deepEqual(
          chunks.map(({ categories, attempts }) => [categories, attempts.length]),
          [[[category], 2]],
        );
        const { chapters } = await sound.inspect({ path: file }, new AbortController().signal);
        assert.deepEqual(
          chapters[0]?.chunks.map(({ isQuarantined = false }) => isQuarantined),
          [false, true, false],
        );
        assert.equal(
          totalsOf(await narrate(sound, { path: file, failedOnly: true })),
          'good: 1 spoken, 0 reused, 0 failed',
        );
        assert.match(await readFile(registry, 'utf8'), /"chunks": \[\]/);
      }));
  check('crashword', 'crash');
  check('hangword', 'timeout');
});

describe('a chunk that is repaired', () => {
  const check = (name: string, bad: string, attempts: readonly string[], codes: readonly string[]) =>
    it(name, () =>
      withBench(async ({ folder, faulty }) => {
        const file = await write(folder, [good('first'), bad, good('last')]);
        const events = await narrate(faulty, { path: file });
        assert.equal(totalsOf(events), 'good: 3 spoken, 0 reused, 0 failed');
        const told = events.flatMap((event) => (event.kind === 'trying' ? (event.repair ?? []) : []));
        const { chunk_0002: entry } = await recordOf(folder);
        assert.ok(entry);
        assert.deepEqual(
          entry.attempts.map(({ repair = 'as wanted', outcome }) => `${repair}: ${outcome}`),
          attempts,
        );
        assert.deepEqual(told, [...new Set(entry.attempts.flatMap(({ repair }) => repair ?? []))]);
        assert.deepEqual(
          entry.validation.findings.map(({ code }) => code),
          codes,
        );
        assert.equal(totalsOf(await narrate(faulty, { path: file })), 'good: 0 spoken, 3 reused, 0 failed');
      }),
    );

  const asWanted = Array<string>(3).fill('as wanted: fail');
  check(
    'in parts, where it is too much at once',
    `${good('middle')} Here the longword stands, in a second sentence.`,
    [...asWanted, 'split: pass'],
    [],
  );
  check(
    'without its signs, where these are too much',
    'The “signword” is here.',
    [...asWanted, 'simplify: pass'],
    ['text-simplified'],
  );
});

describe('what an edit costs', () => {
  const long = (changed: string) =>
    Array.from({ length: 40 }, (_, index) =>
      index === 3
        ? changed
        : `Sentence number ${index} of a paragraph that is much longer than any engine takes at once.`,
    ).join(' ');
  const check = (name: string, before: readonly string[], after: readonly string[], expected: string) =>
    it(name, () =>
      withBench(async ({ folder, sound }) => {
        await narrate(sound, { path: await write(folder, before) });
        const events = await narrate(sound, { path: await write(folder, after) });
        assert.equal(totalsOf(events), expected);
        const record = await recordOf(folder);
        assert.deepEqual(
          Object.values(record).map((entry) => entry.status),
          Object.keys(record).map(() => 'success'),
        );
      }),
    );

  const three = [good('first'), good('second'), good('third')];
  check('nothing changed', three, three, 'good: 0 spoken, 3 reused, 0 failed');
  check('one paragraph put in above', three, [good('new'), ...three], 'good: 1 spoken, 3 reused, 0 failed');
  check('one paragraph taken out', three, three.slice(1), 'good: 0 spoken, 2 reused, 0 failed');
  check('two paragraphs swapped', three, [...three].reverse(), 'good: 0 spoken, 3 reused, 0 failed');
  check('the same words twice', three, [...three, good('first')], 'good: 0 spoken, 4 reused, 0 failed');
  check(
    'one sentence of a very long paragraph',
    [long('This one will be changed.')],
    [long('This one was changed, and it grew a little longer.')],
    'good: 1 spoken, 4 reused, 0 failed',
  );
});

it('a cancelled narration keeps what it finished, and the next one goes on from there', () =>
  withBench(async ({ folder, sound }) => {
    const file = await write(
      folder,
      Array.from({ length: 30 }, (_, index) => good(`number ${index}`)),
    );
    const stop = new AbortController();
    const events: JobEvent[] = [];
    for await (const event of sound.narrate({ path: file }, stop.signal)) {
      events.push(event);
      if (event.kind === 'judged') stop.abort();
    }
    const last = events.at(-1);
    assert.ok(last?.kind === 'finished' && last.outcome === 'cancelled');
    const kept = last.totals.spoken;
    assert.ok(kept >= 1 && kept < 30, `${kept} chunks were finished`);
    assert.equal(totalsOf(await narrate(sound, { path: file })), `good: ${30 - kept} spoken, ${kept} reused, 0 failed`);
  }));

it('the same words in one job are spoken once', () =>
  withBench(async ({ folder, sound }) => {
    const file = await write(folder, [good('same'), good('same'), good('same')]);
    assert.equal(totalsOf(await narrate(sound, { path: file })), 'good: 1 spoken, 2 reused, 0 failed');
  }));

it('what the listener waits for is spoken first', () =>
  withBench(async ({ folder, sound }) => {
    const file = await write(
      folder,
      Array.from({ length: 8 }, (_, index) => good(`number ${index}`)),
    );
    const text = await readFile(file, 'utf8');
    const events = await narrate(sound, { path: file, firstOffset: text.indexOf('number 5') });
    const order = events.filter((event) => event.kind === 'speaking').map((event) => event.index);
    assert.deepEqual(order.slice(0, 3).sort(), [5, 6, 7]);
  }));

it('a take whose bytes were changed is spoken again', () =>
  withBench(async ({ folder, sound }) => {
    const file = await write(folder, [good('first'), good('second')]);
    await narrate(sound, { path: file });
    const audio = path.join(folder, (await recordOf(folder)).chunk_0002?.audio_path ?? '');
    const bytes = await readFile(audio);
    bytes.writeInt16LE(bytes.readInt16LE(5000) ^ 1, 5000);
    await writeFile(audio, bytes);
    assert.equal(totalsOf(await narrate(sound, { path: file })), 'good: 1 spoken, 1 reused, 0 failed');
  }));

it('a chapter is joined with its pauses, and not at all when a chunk is missing', () =>
  withBench(async ({ folder, sound }) => {
    const file = await write(folder, [good('first'), good('second')]);
    const signal = new AbortController().signal;
    const pauses = { phrase: 0, sentence: 0, paragraph: 1, heading: 0, scene: 0, chapter: 0.5 };
    await assert.rejects(sound.writeChapterAudio({ path: file }, folder, pauses, signal), { code: 'FILE_MISSING' });
    const events = await narrate(sound, { path: file });
    const last = events.at(-1);
    assert.ok(last?.kind === 'finished');
    const [joined = ''] = await sound.writeChapterAudio({ path: file }, folder, pauses, signal);
    const seconds = ((await readFile(joined)).length - 44) / 2 / 44_100;
    // Head, tail and a paragraph's pause; of the takes, what is quiet at their ends goes.
    const spoken = seconds - 0.75 - 3 - 1;
    const { audioSeconds } = last.totals;
    assert.ok(spoken <= audioSeconds && spoken > audioSeconds - 1, `${spoken} of ${audioSeconds} s`);
  }));
