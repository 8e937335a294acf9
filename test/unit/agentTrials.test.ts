import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Llm } from '../../src/core/agents/llm.js';
import type { Prompt } from '../../src/core/agents/agent.js';
import { systemClock } from '../../src/core/base/clock.js';
import { LectorError } from '../../src/core/base/errors.js';
import { createLog } from '../../src/core/base/log.js';
import { winnerOf, type Scores } from '../../src/core/jobs/trials/winnerOf.js';
import type { AgentTrial } from '../../src/core/model/agentTrial.js';
import { nodeFiles } from '../../src/core/store/files.js';
import { openStore } from '../../src/core/store/openStore.js';
import { onStage, type BookStage } from '../helpers/bookStage.js';

const { signal } = new AbortController();

/** A model that answers what `reply` says to what it is asked. */
function model(reply: (prompt: Prompt) => object): Llm {
  return {
    installed: async () => [{ name: 'scripted', digest: 'd', bytes: 1 }],
    ask: async ({ prompt }) => ({ text: JSON.stringify(reply(prompt)), tokens: 10 }),
    unload: async () => undefined,
  };
}

/** Eight paragraphs of different lengths with a word that an engine may stumble over. */
const boats = [
  'Ann',
  'Beatrix',
  'Cordelia Gray',
  'Duke of Marlborough',
  'Elizabeth and her Sister',
  'Fair Wind of Northern Ireland',
];
const paragraphs = [...boats, 'Good Hope and the Promise of Rain', 'Harbour Light, that came from Whitby'].map(
  (boat) => `The captain of the ${boat} was perplexed by the old map & said nothing.`,
);
const manuscript = `# One\n\n${paragraphs.join('\n\n')}\n`;
const given = ({ user }: Prompt) => /The captain[^\n]*/.exec(user)?.[0] ?? '';
const puzzled = model((prompt) => ({ text: given(prompt).replace('perplexed', 'puzzled'), confidence: 0.9 }));

async function trialOf(stage: BookStage, ...request: Parameters<BookStage['compare']>): Promise<AgentTrial> {
  const last = (await stage.compare(...request)).at(-1);
  return last?.kind === 'tried' ? last.trial : assert.fail('no verdict');
}

describe('an agent beside its rules', () => {
  it(
    'wins where its words can be spoken and theirs can’t; nothing of the book but the verdict is written',
    onStage(
      { manuscript, book: 'engine: kokoro\n', fails: ['kokoro crashes at perplexed'], llm: puzzled },
      async (stage) => {
        const events = await stage.compare('rewriter', { limit: 8 });
        const last = events.at(-1);
        const trial = last?.kind === 'tried' ? last.trial : assert.fail('no verdict');
        assert.deepEqual([trial.winner, trial.by, trial.pieces, trial.answered], ['model', 'failures', 8, 8]);
        assert.deepEqual([trial.sides.rules.failures, trial.sides.model.failures], [8, 0]);
        assert.ok(trial.sides.model.seconds > 0 && trial.sides.rules.seconds === 0 && trial.p < 0.05);
        assert.deepEqual(
          [trial.sides.rules.wer, trial.ear, trial.engine, trial.model],
          [null, null, 'kokoro', 'scripted'],
        );
        assert.deepEqual(
          events.map(({ kind }) => kind),
          [...Array<string>(8).fill('asked'), ...Array<string>(16).fill('spoken'), 'tried'],
        );
        assert.equal(await stage.text(), manuscript);
        const written = (await readdir(path.join(stage.folder, '.lector'))).sort();
        assert.deepEqual(written, ['.gitignore', 'ab', 'llm_cache', 'lock']);
        const [file = ''] = await readdir(path.join(stage.folder, '.lector/ab'));
        assert.match(file, /^\d{8}_\d{6}_rewriter\.json$/);
        assert.deepEqual(JSON.parse(await readFile(path.join(stage.folder, '.lector/ab', file), 'utf8')), trial);
      },
    ),
  );

  it(
    'is not told to be better where fewer than six pieces differ',
    onStage(
      { manuscript, book: 'engine: kokoro\n', fails: ['kokoro crashes at perplexed'], llm: puzzled },
      async (stage) => {
        const trial = await trialOf(stage, 'rewriter', { limit: 5 });
        assert.deepEqual([trial.winner, trial.by, trial.sides.rules.failures, trial.pieces], ['none', null, 5, 5]);
      },
    ),
  );

  it(
    'has nothing to be compared where all its replies are refused: rules are spoken once',
    onStage({ manuscript, llm: model(() => ({ text: 'pancake', confidence: 1 })) }, async (stage) => {
      const trial = await trialOf(stage, 'rewriter', { limit: 3 });
      assert.deepEqual([trial.answered, trial.unanswered, trial.winner], [0, { nonsense: 3 }, 'none']);
      assert.deepEqual(trial.sides.rules, trial.sides.model);
      assert.equal(stage.asked.length, 3);
    }),
  );

  it(
    'is heard where there are ears: fewer words amiss win',
    onStage(
      { manuscript, llm: puzzled, hears: (_, text) => text.replace('was perplexed by the', 'was vexed to buy') },
      async (stage) => {
        const trial = await trialOf(stage, 'rewriter', { limit: 8 });
        assert.deepEqual([trial.winner, trial.by, trial.ear], ['model', 'wer', 'own-whisper']);
        assert.ok((trial.sides.rules.wer ?? 0) > 0.1 && trial.sides.model.wer === 0, JSON.stringify(trial.sides));
      },
    ),
  );

  it(
    'prefers chunks that failed',
    onStage(
      {
        manuscript: `${manuscript}\nThe lamp was dark & cold.\n`,
        book: 'engine: kokoro\n',
        fails: ['kokoro crashes at lamp'],
        llm: puzzled,
      },
      async (stage) => {
        await stage.narrate();
        stage.asked.length = 0;
        await stage.compare('rewriter', { limit: 1 });
        assert.ok(stage.asked.length > 0 && stage.asked.every((text) => text.includes('lamp')), stage.asked.join());
      },
    ),
  );

  it(
    'has as its rules just the chunks that narration plans',
    onStage(
      {
        manuscript: `# One\n\n${'The lamp of the harbour was lit by the keeper of the tower. '.repeat(14)}\n\n“Who is there?” asked Mary.\n\nNobody came.\n\n* * *\n\nIt rained.\n\nIt snowed.\n`,
        llm: model(() => ({ ends: [1, 8, 15, 16], confidence: 0.9 })),
      },
      async (stage) => {
        await stage.narrate();
        const planned = stage.asked.map((text) => text.trim());
        stage.asked.length = 0;
        const trial = await trialOf(stage, 'chunker');
        const spoken = stage.asked.map((text) => text.trim());
        for (const text of planned.filter((one) => one !== 'espeak: One'))
          assert.ok(spoken.includes(text), `${text}\n\n${spoken.join('\n')}`);
        const { rules, model: own } = trial.sides;
        assert.equal(rules.ends?.paragraph, 1 - 1 / rules.chunks);
        assert.ok(
          (own.ends?.paragraph ?? 1) < 1 && (own.ends?.scene ?? 0) > 0 && trial.answered > 0,
          JSON.stringify(trial),
        );
      },
    ),
  );

  const wrong: readonly (readonly [what: string, llm: Llm | undefined, more: object, code: string, next: RegExp])[] = [
    ['no model is set', undefined, {}, 'BAD_ARGUMENT', /--llm-model/],
    ['the model isn’t there', { ...puzzled, installed: async () => [] }, {}, 'LLM_MODEL_MISSING', /ollama pull/],
    [
      'nobody answers',
      {
        ...puzzled,
        installed: () => Promise.reject(new LectorError('LLM_UNREACHABLE', 'No.', { nextStep: 'Start it.' })),
      },
      {},
      'LLM_UNREACHABLE',
      /Start it/,
    ],
    ['there is no such chapter', puzzled, { chapter: 'two' }, 'BAD_ARGUMENT', /chapter/],
  ];
  for (const [what, llm, more, code, next] of wrong)
    it(
      `says what to do where ${what}`,
      onStage({ manuscript, ...(llm && { llm }) }, async (stage) => {
        await assert.rejects(stage.compare('rewriter', more), (error) => {
          assert.ok(error instanceof LectorError);
          assert.equal(error.code, code);
          assert.match(error.nextStep ?? '', next);
          return true;
        });
        assert.deepEqual(stage.asked, []);
      }),
    );

  it(
    'ends when it is cancelled, keeps nothing and lets the book go',
    onStage({ manuscript, llm: puzzled }, async (stage) => {
      const controller = new AbortController();
      stage.meanwhile.set('puzzled', async () => controller.abort());
      await assert.rejects(stage.compare('rewriter', { limit: 8 }, controller.signal), /Cancelled/);
      await assert.rejects(readdir(path.join(stage.folder, '.lector/ab')));
      assert.equal((await trialOf(stage, 'rewriter', { limit: 1 })).pieces, 1);
    }),
  );
});

describe('who did better', () => {
  const side = (failures: number, wer?: number, ends?: number): Scores => ({ failures, wer, ends });
  const pieces = (count: number, rules: Scores, own: Scores) =>
    Array.from({ length: count }, () => ({ rules, model: own }));
  const cases: readonly (readonly [what: string, Parameters<typeof winnerOf>[0], string, string | null])[] = [
    ['nothing differs', pieces(20, side(0, 0.1), side(0, 0.1)), 'none', null],
    ['there are no pieces', [], 'none', null],
    ['five pieces differ', pieces(5, side(1), side(0)), 'none', null],
    ['six do', pieces(6, side(1), side(0)), 'model', 'failures'],
    ['six do the other way', pieces(6, side(0), side(1)), 'rules', 'failures'],
    ['six do and one doesn’t', [...pieces(6, side(1), side(0)), ...pieces(1, side(0), side(1))], 'none', null],
    ['failures are alike and words aren’t', pieces(6, side(1, 0.2), side(1, 0.1)), 'model', 'wer'],
    ['failures weigh more than words', pieces(6, side(0, 0.2), side(1, 0.1)), 'rules', 'failures'],
    ['only one side was heard', pieces(9, side(0, 0.2), side(0)), 'none', null],
    ['only the ends differ', pieces(8, side(0, 0, 0), side(0, 0, 0.5)), 'rules', 'ends'],
  ];
  for (const [what, own, winner, by] of cases)
    it(`${what}: ${winner}`, () => {
      const verdict = winnerOf(own);
      assert.deepEqual([verdict.winner, verdict.by], [winner, by]);
      assert.ok(verdict.p >= 0 && verdict.p <= 1);
    });
});

it(
  'comparisons are kept side by side; a damaged one is passed over, one of a newer Lector is told',
  onStage({ manuscript, llm: puzzled }, async (stage) => {
    const trial = await trialOf(stage, 'rewriter', { limit: 1 });
    const lines: string[] = [];
    const log = createLog('warn', (line) => lines.push(line));
    const store = openStore(stage.folder, { files: nodeFiles, clock: systemClock, log });
    const { id, ...draft } = trial;
    const lock = await store.lock(signal);
    const again = await Promise.all([store.addTrial(draft), store.addTrial(draft)]);
    await lock.dispose();
    assert.deepEqual(
      again.map((one) => one.id),
      [`${id}_02`, `${id}_03`],
    );
    const folder = path.join(stage.folder, '.lector/ab');
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, '20200101_000000_chunker.json'), '{"schema_version": 1}');
    assert.deepEqual(
      (await store.listTrials()).map((one) => one.id),
      [id, `${id}_02`, `${id}_03`],
    );
    assert.match(lines.join('\n'), /20200101_000000_chunker\.json is damaged and was passed over/);
    await writeFile(path.join(folder, '20200101_000000_chunker.json'), '{"schema_version": 99}');
    await assert.rejects(store.listTrials(), /newer Lector/);
  }),
);

describe('a book that is described', () => {
  const described = {
    title: 'One',
    summary: 'The captain of a boat was perplexed by the old map and said nothing.',
    description: 'The captain of a boat was perplexed by the old map.',
    plain: 'The captain was perplexed by the old map.',
    tags: ['captain', 'map'],
    confidence: 0.9,
  };

  it(
    'is by rules where no model is set, and nothing is written',
    onStage({ manuscript }, async (stage) => {
      const events = await stage.describe();
      assert.deepEqual(
        events.map(({ kind }) => kind),
        ['describing', 'chapter', 'describing', 'book'],
      );
      for (const event of events)
        if (event.kind !== 'describing') {
          assert.equal(event.described.model, null);
          assert.match(event.described.summary, /captain/);
        }
      await assert.rejects(readdir(path.join(stage.folder, '.lector')));
    }),
  );

  it(
    'is by a model where one is set: first its chapters, then the book, by what was said of these',
    onStage({ manuscript, llm: model(({ user }) => (assert.match(user, /captain/), described)) }, async (stage) => {
      const events = await stage.describe();
      const told = events.flatMap((event) => (event.kind === 'describing' ? [] : [event.described.model]));
      assert.deepEqual(told, ['scripted', 'scripted']);
      assert.equal(await stage.text(), manuscript);
    }),
  );

  it(
    'says what to do where there is nothing to describe',
    onStage({ manuscript: '```\ncode\n```\n\n<!-- nothing -->\n' }, async (stage) => {
      await stage.write('<!-- nothing -->\n');
      await assert.rejects(stage.describe(), /has no words that are spoken/);
    }),
  );
});
