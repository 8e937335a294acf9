import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LectorError } from '../../src/core/base/errors.js';
import type { EnginePool, SpeakOrder } from '../../src/core/engines/pool.js';
import { withoutPoison } from '../../src/core/jobs/poison.js';
import { onStage, type BookStage } from '../helpers/bookStage.js';

const first = 'The first paragraph is fine.';
const hard = 'The second one is hard to say.';
const third = 'The third is fine again.';
const manuscript = `${first}\n\n${hard}\n\n${third}\n`;
const book = 'engine: kokoro\n';
const hangs = { manuscript, book, fails: ['kokoro hangs at hard'] };

/** Narrates and says what became of it and how often engines were asked. */
async function narrated(stage: BookStage, request: Parameters<BookStage['narrate']>[0] = {}): Promise<string> {
  stage.asked.length = 0;
  return `${await stage.narrate(request)}, ${stage.asked.length} asked`;
}

async function hardOne(stage: BookStage) {
  const { chunk_0002: entry } = await stage.record();
  return entry ?? assert.fail('no second chunk');
}

describe('a chunk that stays dead', () => {
  it(
    'is not tried again, and is told with what was wrong and what would change it',
    onStage(hangs, async (stage) => {
      assert.equal(await narrated(stage), 'problems: 2 spoken, 0 reused, 5 asked');
      const [dead, ...others] = await stage.dead();
      assert.ok(dead && others.length === 0);
      assert.deepEqual(
        [dead.chapter, dead.chunk, dead.categories],
        ['chapter', (await hardOne(stage)).id, ['timeout']],
      );
      assert.deepEqual(
        dead.tried.map(({ engine, version, voice }) => [engine, version !== '', voice]),
        [['kokoro', true, 'heart']],
      );
      assert.deepEqual(
        dead.attempts.map(({ code, category }) => [code, category]),
        Array<unknown>(2).fill(['engine-timeout', 'timeout']),
      );
      assert.equal(await stage.states(), 'ready quarantined ready');

      assert.equal(await narrated(stage), 'problems: 0 spoken, 2 reused, 0 asked');
      const { status, attempts, validation } = await hardOne(stage);
      assert.deepEqual([status, attempts.length], ['failed', 2]);
      const [why, told, ...more] = validation.findings;
      assert.deepEqual([why?.code, told?.code, more.length], ['engine-timeout', 'not-tried-again', 0]);
      assert.match(why?.message ?? '', /gave no answer/);
      assert.match(
        told?.message ?? '',
        /not tried again: .*kokoro \S+ on \d{4}-.*Retry it, change its words, or choose/,
      );
      assert.equal(manuscript.slice(told?.span?.start, told?.span?.end), hard);

      assert.equal(await narrated(stage), 'problems: 0 spoken, 2 reused, 0 asked');
      assert.equal((await hardOne(stage)).validation.findings.length, 2);
      assert.deepEqual(await stage.dead(), [dead]);
    }),
  );

  const asks = (name: string, request: (id: string) => Parameters<BookStage['narrate']>[0]) =>
    it(
      `is tried where it is asked for ${name}, and forgotten once it is spoken`,
      onStage(hangs, async (stage) => {
        await stage.narrate();
        const { id } = await hardOne(stage);
        assert.match(await narrated(stage, request(id)), /^problems: .* [1-9] asked$/);
        const [dead] = await stage.dead();
        assert.equal(dead?.attempts.length, 4);
        assert.ok(dead.first_at <= dead.last_at);
        stage.fails.clear();
        assert.match(await narrated(stage, request(id)), /^good: /);
        assert.deepEqual(await stage.dead(), []);
        assert.equal(await stage.states(), 'ready ready ready');
      }),
    );
  asks('by its id', (id) => ({ chunkIds: [id] }));
  asks('with all that failed', () => ({ failedOnly: true }));
  asks('with all anew', () => ({ again: true }));

  const changes = (name: string, change: (stage: BookStage) => Promise<void> | void) =>
    it(
      `is tried again where ${name}`,
      onStage(hangs, async (stage) => {
        await stage.narrate();
        stage.fails.clear();
        await change(stage);
        assert.match(await narrated(stage), /^good: [1-3] spoken/);
        assert.deepEqual(await stage.dead(), []);
      }),
    );
  changes('its words change', (stage) => stage.write(manuscript.replace('hard to say', 'hard to read')));
  changes('the model of its voice changes', (stage) => stage.renew('kokoro'));
  changes('another engine is wanted', (stage) => stage.write(manuscript, 'engine: piper\n'));
  changes('an engine may stand in', (stage) => stage.write(manuscript, 'engine: kokoro\nfallback: [espeak]\n'));

  it(
    'is not tried again where one that stood in is left out, and is where that one has another model',
    onStage(
      {
        manuscript,
        book: 'engine: kokoro\nfallback: [piper, espeak]\n',
        fails: ['kokoro crashes at hard', 'piper hard', 'espeak hard'],
      },
      async (stage) => {
        await stage.narrate();
        const engines = (await stage.dead())[0]?.tried.map(({ engine }) => engine);
        assert.deepEqual(engines, ['kokoro', 'piper', 'espeak']);
        await stage.write(manuscript, 'engine: kokoro\nfallback: [piper]\n');
        assert.equal(await narrated(stage), 'problems: 0 spoken, 2 reused, 0 asked');
        stage.renew('piper');
        assert.match(await narrated(stage), /^problems: 0 spoken, 2 reused, [1-9] asked$/);
      },
    ),
  );

  it(
    'is as dead in another place, and forgotten where its words are gone',
    onStage(hangs, async (stage) => {
      await stage.narrate();
      await stage.write(`${hard}\n\n${manuscript}`);
      assert.equal(await narrated(stage), 'problems: 0 spoken, 2 reused, 0 asked');
      assert.equal((await stage.dead()).length, 2);
      await stage.write(`${first}\n\n${third}\n`);
      assert.equal(await narrated(stage), 'good: 0 spoken, 2 reused, 0 asked');
      assert.deepEqual(await stage.dead(), []);
    }),
  );

  it(
    'is forgotten with its chapter once the whole book is narrated',
    onStage({ ...hangs, manuscript: first }, async (stage) => {
      const other = path.join(stage.folder, 'other.md');
      await writeFile(other, hard);
      await stage.narrate({ path: stage.folder });
      await writeFile(other, third);
      await stage.narrate();
      assert.deepEqual(
        (await stage.dead()).map(({ chapter }) => chapter),
        ['other'],
      );
      await stage.narrate({ path: stage.folder });
      assert.deepEqual(await stage.dead(), []);
    }),
  );

  it(
    'keeps its last good take',
    onStage({ manuscript, book }, async (stage) => {
      await stage.narrate();
      const { audio_path: before } = await hardOne(stage);
      assert.ok(before);
      stage.fails.add('kokoro hangs at hard');
      await stage.narrate({ again: true });
      await stage.narrate();
      assert.equal((await hardOne(stage)).audio_path, before);
    }),
  );

  it(
    'is none where its engine was out of reach or stopped: it is tried again',
    onStage(
      { manuscript, book, fails: ['kokoro is out of reach at hard', 'kokoro is stopped at third'] },
      async (stage) => {
        assert.equal(await stage.narrate(), 'problems: 1 spoken, 0 reused');
        assert.deepEqual(await stage.dead(), []);
        assert.match(await narrated(stage), /[1-9] asked$/);
      },
    ),
  );
});

describe('words that cost an engine two processes', () => {
  const long = 'This sentence is an easy one for anybody. This other one is hard to say for some of us.';
  it(
    'are not given to it a third time, but their parts and another engine may save them',
    onStage(
      {
        manuscript: `${first}\n\n${long}\n\n${third}\n`,
        book: 'engine: kokoro\nfallback: [espeak]\n',
        fails: ['kokoro crashes at hard'],
      },
      async (stage) => {
        assert.equal(await narrated(stage), 'good: 3 spoken, 0 reused, 7 asked');
        const times = new Map<string, number>();
        for (const asked of stage.asked) times.set(asked, (times.get(asked) ?? 0) + 1);
        assert.equal(times.get(`kokoro: ${long}`), 2);
        assert.equal(times.get(`espeak: ${long}`), 1);
        assert.deepEqual(
          (await hardOne(stage)).attempts.map(({ engine, outcome, repair = 'as wanted', category = 'none' }) =>
            [engine, repair, outcome, category].join(' '),
          ),
          [
            ...Array<string>(2).fill('kokoro as wanted error crash'),
            'kokoro split error crash',
            'espeak engine pass none',
          ],
        );
        assert.deepEqual(await stage.dead(), []);
      },
    ),
  );
});

it('a text is given no more to an engine that it cost two processes, and to others still', async () => {
  const asked: string[] = [];
  const pool = withoutPoison<Pick<EnginePool, 'speak'>>({
    speak: async ({ engine, request }: SpeakOrder) => {
      asked.push(`${engine} ${request.voice}: ${request.text}`);
      if (engine === 'kokoro') throw new LectorError('ENGINE_TIMEOUT', 'No answer.');
      return { speech: { samples: new Float32Array(1), sampleRate: 1, tokens: 1, words: [] }, seconds: 1 };
    },
  });
  const { signal } = new AbortController();
  const speak = (engine: string, text: string) => {
    const request = { engine, voice: 'one', language: 'en', rate: 1, text };
    return pool.speak({ engine, request, priority: 0, expectedSeconds: 1 }, signal);
  };
  for (const code of ['ENGINE_TIMEOUT', 'ENGINE_TIMEOUT', 'ENGINE_CRASHED'])
    await assert.rejects(speak('kokoro', 'moth'), { code });
  await assert.rejects(speak('kokoro', 'lamp'), { code: 'ENGINE_TIMEOUT' });
  await speak('espeak', 'moth');
  assert.deepEqual(asked, ['kokoro one: moth', 'kokoro one: moth', 'kokoro one: lamp', 'espeak one: moth']);
});

describe('a damaged registry of errors', () => {
  it(
    'is set aside, and what is dead is found anew',
    onStage(hangs, async (stage) => {
      await stage.narrate();
      const folder = path.join(stage.folder, '.lector');
      const file = path.join(folder, 'error_registry.json');
      const torn = (await readFile(file, 'utf8')).slice(0, 100);
      await writeFile(file, torn);
      assert.equal(await stage.states(), 'ready failed ready');
      assert.match(await narrated(stage), /^problems: 0 spoken, 2 reused, 2 asked$/);
      assert.equal((await stage.dead()).length, 1);
      assert.equal(await readFile(`${file}.damaged-1`, 'utf8'), torn);
      assert.equal(await narrated(stage), 'problems: 0 spoken, 2 reused, 0 asked');
      assert.deepEqual(
        (await readdir(folder)).filter((name) => name.endsWith('.tmp')),
        [],
      );
    }),
  );

  it(
    'of a newer Lector is left as it is',
    onStage(hangs, async (stage) => {
      await stage.narrate();
      const file = path.join(stage.folder, '.lector', 'error_registry.json');
      const newer = '{"schema_version": 2, "graves": []}';
      await writeFile(file, newer);
      await assert.rejects(stage.narrate(), { code: 'SCHEMA_TOO_NEW' });
      assert.equal(await readFile(file, 'utf8'), newer);
    }),
  );
});
