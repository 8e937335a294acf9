import assert from 'node:assert/strict';
import type { AttemptRecord, ChunkRecord } from '../../src/core/model/record.js';
import { createFaultPlan, faultIds, faultModes, type FaultId } from '../bench/faultPlan.js';
import type { Asked } from '../bench/faultyPool.js';
import { stages, studyRepairs } from '../bench/repairStudy.js';

const texts = Array.from({ length: 2000 }, (_, at) => `Sentence number ${at}.`);

describe('the faults of npm run bench:repair', () => {
  for (const mode of faultModes) {
    it(`${mode}: a fifth of the requests is hit, by every fault about as often`, () => {
      const plan = createFaultPlan(mode, 1, 0.2);
      const hits = texts.flatMap((text) => plan('piper', text)?.fault ?? []);
      assert.ok(Math.abs(hits.length - 400) < 60, `${hits.length} of 2000`);
      for (const id of faultIds) assert.ok(hits.filter((hit) => hit === id).length > 30, id);
    });

    it(`${mode}: the same seed hits the same requests, in whatever order they come; another seed others`, () => {
      const [plan, again, other] = [1, 1, 2].map((seed) => createFaultPlan(mode, seed, 0.2));
      const hits = texts.map((text) => plan?.('piper', text));
      assert.deepEqual(texts.map((_, at) => again?.('piper', texts.at(-1 - at) ?? '')).reverse(), hits);
      assert.notDeepEqual(
        texts.map((text) => other?.('piper', text)),
        hits,
      );
    });
  }

  const again = (mode: (typeof faultModes)[number], engine: string) => {
    const plan = createFaultPlan(mode, 1, 0.2);
    const hit = texts.filter((text) => plan('piper', text));
    return hit.filter((text) => plan(engine, text)).length / hit.length;
  };
  it('sticky: a text that was hit is hit again, by another engine it has new luck', () => {
    assert.equal(again('sticky', 'piper'), 1);
    assert.ok(again('sticky', 'espeak') < 0.35);
  });
  it('transient: every request has new luck', () => assert.ok(again('transient', 'piper') < 0.35));
});

describe('what npm run bench:repair counts', () => {
  const attempt = (outcome: AttemptRecord['outcome'], repair?: AttemptRecord['repair']) =>
    ({ engine: 'piper', voice: 'joe', at: '', outcome, ...(repair && { repair }) }) satisfies AttemptRecord;
  const refused = [attempt('fail'), attempt('fail'), attempt('error')];
  const chunks: readonly {
    text: string;
    attempts: readonly AttemptRecord[];
    asked: readonly string[];
    engine?: string;
  }[] = [
    { text: 'Good at once.', attempts: [attempt('pass')], asked: ['Good at once.'] },
    { text: 'A copy of another.', attempts: [], asked: [] },
    {
      text: 'Stuck, and nobody heard it.',
      attempts: [attempt('pass')],
      asked: ['Stuck, and nobody heard it. < repetition'],
    },
    { text: 'Noisy, with a doubt.', attempts: [attempt('review')], asked: ['Noisy, with a doubt. < garbage'] },
    {
      text: 'Good at last.',
      attempts: [attempt('error'), attempt('pass')],
      asked: ['Good at last. < crash', 'Good at last.'],
    },
    {
      text: 'One part. The other.',
      attempts: [...refused, attempt('pass', 'split')],
      asked: ['One part. The other. < silence', 'One part. ', 'The other. < silence', 'The ', 'other.'],
    },
    {
      text: 'One half. Another.',
      attempts: [...refused, attempt('pass', 'split')],
      asked: ['One half. Another. < silence', 'One half. < clipping', 'Another.'],
    },
    {
      text: '“By another.”',
      attempts: [...refused, attempt('pass', 'engine')],
      asked: ['“By another.” < hang', 'espeak: “By another.”'],
      engine: 'espeak',
    },
    {
      text: '“No signs.”',
      attempts: [...refused, attempt('pass', 'simplify')],
      asked: ['“No signs.” < hang', ' No signs. '],
    },
    {
      text: 'Never.',
      attempts: [...refused, attempt('fail', 'split')],
      asked: ['Never. < truncation', 'Never. < truncation'],
    },
  ];
  const records = chunks.map(({ text, attempts, engine = 'piper' }) => {
    const isGood = attempts.at(-1)?.outcome === 'pass' || attempts.at(-1)?.outcome === 'review';
    return { text, attempts, status: isGood ? 'success' : 'failed', engine_used: engine } as unknown as ChunkRecord;
  });
  const asked = chunks.flatMap((chunk, priority) => chunk.asked.map((line) => askedFor(line, priority)));
  const study = studyRepairs(records, asked);

  it('which requests were hit, and by what', () => {
    assert.equal(study.requests, asked.length);
    assert.deepEqual(study.hits, {
      crash: 1,
      hang: 2,
      silence: 3,
      truncation: 2,
      garbage: 1,
      clipping: 1,
      repetition: 1,
    });
    assert.deepEqual(study.unprovoked, {});
  });
  it('the chunks that are left after each stage, copies aside', () =>
    assert.deepEqual(
      stages.map((stage) => `${stage}: ${study.left[stage].count} of ${study.left[stage].of}`),
      ['first: 6 of 9', 'again: 5 of 9', 'split: 3 of 9', 'engine: 2 of 9', 'rewrite: 2 of 9', 'simplify: 1 of 9'],
    ));
  it('the chunks hit at first that have a good take in the end', () =>
    assert.deepEqual([study.healed.count, study.healed.of], [4, 8]));
  it('harmed sound that is in the book as if it were good', () => {
    assert.deepEqual([study.missed.count, study.missed.of, study.doubted], [2, 8, 1]);
    assert.deepEqual(study.missedBy, { repetition: 1, clipping: 1 });
    assert.deepEqual(
      study.notes.map((note) => note.split(' — ')[0]),
      [
        'repetition, “Stuck, and nobody heard it.”',
        'garbage, “Noisy, with a doubt.”',
        'clipping, “One half. Another.”',
        'no take, “Never.”',
      ],
    );
  });
});

/** `engine: text < fault`, of which only the text has to be there. */
function askedFor(line: string, priority: number): Asked {
  const [, engine = 'piper', text = '', fault] = /^(?:(\w+): )?(.*?)(?: < (\w+))?$/.exec(line) ?? [];
  if (!fault) return { priority, engine, text, outcome: 'spoke' };
  const outcome = fault === 'crash' ? 'ENGINE_CRASHED' : fault === 'hang' ? 'ENGINE_TIMEOUT' : 'spoke';
  return { priority, engine, text, harm: { fault: fault as FaultId, seed: 0 }, outcome };
}
