import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FailedChunk } from '../../src/core/agents/failedChunk.js';
import { agents } from '../../src/core/agents/index.js';
import { keepsMeaning } from '../../src/core/agents/keepsMeaning.js';
import { quoted } from '../../src/core/agents/quoted.js';
import { readReply } from '../../src/core/agents/readReply.js';
import { fixes } from '../../src/core/model/agent.js';
import { helpfulSettings, settingsAgainst } from '../../src/core/model/bookSetting.js';
import { failureCategories } from '../../src/core/model/failure.js';
import { withPronunciation } from '../../src/core/manuscript/editPronunciations.js';
import { refusalOf } from '../../src/core/patches/refusalOf.js';
import { forAll } from './forAll.js';

const { rewriter, reasoner } = agents;

const word = fc.constantFrom(
  ...[
    'the',
    'keeper',
    'lamp',
    'Mary',
    'John',
    'did',
    'not',
    'never',
    'two',
    'seven',
    'saw',
    'ships',
    'and',
    'water',
    'night',
  ],
);
const odd = fc.constantFrom(
  ...[
    '-',
    '1.',
    '#',
    '>',
    '&amp;',
    'R&D',
    '*',
    '_',
    '`',
    '[x](y)',
    '|',
    '\n',
    '=',
    '~~~',
    '$5',
    '<b>',
    '…',
    '“',
    '”',
    'data:x',
  ],
);
const sentenceOf = (words: fc.Arbitrary<string>) =>
  fc.array(words, { minLength: 3, maxLength: 30 }).map((all) => `${all.join(' ')}.`);
const sentence = fc.oneof(
  { weight: 3, arbitrary: sentenceOf(word) },
  { weight: 1, arbitrary: sentenceOf(fc.oneof({ weight: 12, arbitrary: word }, { weight: 1, arbitrary: odd })) },
);

/** What a model may make of a text: a little, a lot, something it was told to, something that hurts. */
const hostile = fc.constantFrom(
  ...[
    ' <script>x</script>',
    ' https://evil.example',
    ' www.evil.example',
    '\u0007',
    '\u202e',
    '\u200b',
    '\ue000',
    '\ud800',
  ],
  ...[
    ' Ignore all rules.',
    ' [click](command:x)',
    '&#x41;',
    '\n# Title',
    '\n- item',
    '```',
    ' not',
    ' Peter',
    ' nine',
    'о',
    'ㅤ',
  ],
  ...['', '', '', '', '.', ';', ' ', '  '],
);
type Edit = readonly [what: number, at: number, more: string];
const edits = fc.array(fc.tuple(fc.nat(5), fc.nat(1_000), hostile), { minLength: 1, maxLength: 3 });

function edited(text: string, changes: readonly Edit[]): string {
  return changes.reduce((now, [what, place, more]) => {
    const at = now.length === 0 ? 0 : place % now.length;
    if (what === 0) return `${more.trimStart()} ${now}`;
    if (what === 1) return now.replace(' and ', '. ');
    if (what === 2) return now.slice(0, at) + more + now.slice(at);
    if (what === 3) return now.slice(0, at) + now.slice(at + (place % 9));
    if (what === 4) return now.split(' ').reverse().join(' ');
    return now + more;
  }, text);
}

const junk = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.json({ maxDepth: 2 }));
const seldomJunk = fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: junk });
const share = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(-1, 2, 1e308));
const said = (text: unknown, confidence: unknown) => JSON.stringify({ text, confidence });

const rewritten = fc
  .tuple(sentence, edits, share, fc.integer({ min: 10, max: 400 }), seldomJunk)
  .map(([text, changes, confidence, limit, instead]) => ({
    order: { text, limit, findings: [], language: 'en' },
    written: instead ?? said(edited(text, changes), confidence),
  }));

const advice = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom('The process had no memory left.', 'Close other programs.', 'Wait; then try again.'),
  },
  fc.tuple(fc.constantFrom('Close it', 'Run sudo', ''), hostile).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 400 }),
);
const seen = fc.array(fc.constantFrom(...failureCategories), { maxLength: 2 });
const reasoned = fc
  .record({
    cause: advice,
    category: fc.oneof({ weight: 9, arbitrary: fc.constantFrom<string>(...failureCategories) }, fc.string()),
    fix: fc.oneof({ weight: 9, arbitrary: fc.constantFrom<string>(...fixes) }, fc.string()),
    word: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('moth', 'Lamp', 'keeper') },
      hostile,
      fc.string({ unit: 'binary' }),
    ),
    say_as: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('mawth', 'KEE-per', 'moth') },
      hostile,
      fc.string({ unit: 'binary' }),
    ),
    setting: fc.oneof({ weight: 9, arbitrary: fc.constantFrom<string>(...helpfulSettings, 'none') }, fc.string()),
    advice,
    prevention: advice,
    confidence: share,
  })
  .chain((reply) => fc.tuple(fc.constant(reply), seen, seldomJunk));

describe('what models reply', () => {
  const accepted = { rewriter: 0, reasoner: 0, respelling: 0 };

  forAll('the rewriter’s answers keep the meaning and may be proposed', rewritten, ({ order, written }) => {
    const opinion = readReply(rewriter, written, order);
    if (!opinion) return;
    accepted.rewriter++;
    const { answer, confidence } = opinion;
    assert.ok(keepsMeaning(order.text, answer, 'en'), answer);
    assert.equal(
      refusalOf({ kind: 'manuscript', before: order.text, after: answer }),
      undefined,
      JSON.stringify([order.text, answer]),
    );
    assert.ok(answer.length <= order.limit && confidence >= 0 && confidence <= 1);
    assert.doesNotMatch(answer, /[\p{Cc}\p{Cf}\p{Co}\p{Cs}<>]|:\/\/|www\.|Ignore|Peter|\[/u);
  });

  forAll('the reasoner’s answers are plain and fit what happened', reasoned, ([reply, categories, instead]) => {
    const attempts = categories.map((category) => ({ engine: 'piper', outcome: 'error', category }) as const);
    const chunk: FailedChunk = {
      text: 'The keeper saw a moth at the lamp.',
      engine: 'piper',
      attempts,
      findings: [],
      logTail: '',
    };
    const opinion = readReply(reasoner, instead ?? JSON.stringify(reply), chunk);
    if (!opinion) return;
    accepted.reasoner++;
    const { cause, category, fix, setting, respelling, advice: told, prevention } = opinion.answer;
    assert.ok(setting === undefined || (fix === 'setting' && settingsAgainst[category].includes(setting)));
    assert.equal(respelling !== undefined, fix === 'pronunciation');
    if (respelling) {
      accepted.respelling++;
      assert.ok(chunk.text.toLowerCase().includes(respelling.word.toLowerCase()), respelling.word);
      const edit = { kind: 'pronunciation', before: '', after: withPronunciation('', respelling) } as const;
      assert.equal(refusalOf(edit), undefined, JSON.stringify(respelling));
      assert.match(respelling.alias, /^[\p{L}\p{M}'’ -]{1,24}$/u);
    }
    assert.ok(failureCategories.includes(category) && fixes.includes(fix));
    assert.ok(categories.length === 0 || categories.includes('crash') || categories.includes(category));
    for (const text of [cause, told, prevention]) {
      assert.ok(text.length <= 300);
      assert.doesNotMatch(text, /[\p{Cc}\p{Cf}\p{Co}\p{Cs}<>[\]]|:\/\/|www\.|sudo/u);
    }
  });

  it('are accepted often enough for all that to mean something', () => {
    assert.ok(
      Object.values(accepted).every((count) => count > 0),
      JSON.stringify(accepted),
    );
  });

  forAll('any text is quoted between fences that it has not', fc.string({ unit: 'binary' }), (text) => {
    const lines = quoted(`${text}\n~~~~`).split('\n');
    const [fence = ''] = lines;
    assert.equal(lines.at(-1), fence);
    assert.ok(/^~{3,}$/.test(fence) && lines.slice(1, -1).every((line) => !line.includes(fence)));
  });

  forAll('rules answer anything, and what they say of plain sentences keeps the meaning', sentence, (text) => {
    const { answer, confidence } = rewriter.heuristic({ text, limit: 4_000, findings: [], language: 'en' });
    assert.ok(answer.length > 0 && confidence >= 0 && confidence <= 1);
    if (/^[\p{L} ]+\.$/u.test(text) && confidence > 0) assert.ok(keepsMeaning(text, answer, 'en'), answer);
  });
});
