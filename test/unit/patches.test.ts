import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { parseManuscript } from '../../src/core/manuscript/parseManuscript.js';
import type { Chunk } from '../../src/core/model/chunk.js';
import { spokenText } from '../../src/core/model/spoken.js';
import { anchorOf } from '../../src/core/patches/anchorOf.js';
import { changesOf } from '../../src/core/patches/changesOf.js';
import { refusalOf } from '../../src/core/patches/refusalOf.js';
import { settingEdit } from '../../src/core/patches/settingEdit.js';
import { respoken } from '../../src/core/patches/respoken.js';
import { spokenEdit } from '../../src/core/patches/spokenEdit.js';
import { unifiedDiff } from '../../src/core/patches/unifiedDiff.js';
import { reworded } from '../helpers/reworded.js';
import { writtenEdit, type ChunkEdit } from '../../src/core/patches/writtenEdit.js';

const engine = { id: 'espeak', maxTokens: 500, charsPerToken: 1 };

function chunksOf(text: string): readonly Chunk[] {
  const { chapters } = parseManuscript('a.md', text, { engine, skip: [], language: 'en', knownChunks: [] });
  return chapters.flatMap(({ chunks }) => chunks);
}

function first(text: string): Chunk {
  const [chunk] = chunksOf(text);
  ok(chunk);
  return chunk;
}

const applied = (text: string, { span, after }: ChunkEdit) => text.slice(0, span.start) + after + text.slice(span.end);
const said = (text: string) =>
  chunksOf(text)
    .map(({ spoken }) => spokenText(spoken).trim())
    .join(' | ');

describe('a chunk in other words', () => {
  const cases: readonly (readonly [
    what: string,
    text: string,
    words: string,
    written: string,
    marked: string | undefined,
  ])[] = [
    [
      'a word is replaced',
      'He *paid* the man.',
      'He paid the woman.',
      'He *paid* the woman.',
      'He *paid* the man<!-- lector-say: man = woman -->.',
    ],
    [
      'what was rewritten goes as a whole',
      'It cost $5 then.',
      'It cost six dollars then.',
      'It cost six dollars then.',
      'It cost $5<!-- lector-say: $5 = six dollars --> then.',
    ],
    [
      'words come',
      'He went home.',
      'He went straight home.',
      'He went straight home.',
      'He went<!-- lector-say: went = went straight --> home.',
    ],
    ['words go', 'He went straight home.', 'He went home.', 'He went home.', undefined],
    [
      'lines end where they ended',
      'One two\nthree four.',
      'One two three five.',
      'One two\nthree five.',
      'One two\nthree four<!-- lector-say: four = five -->.',
    ],
    [
      'a link keeps its address',
      'See [the old map](x.md) here.',
      'See the new map here.',
      'See [the new map](x.md) here.',
      'See [the old<!-- lector-say: old = new --> map](x.md) here.',
    ],
  ];
  for (const [what, text, words, written, marked] of cases) {
    it(what, () => {
      const chunk = first(text);
      const edit = writtenEdit(text, chunk, words);
      equal(applied(text, edit), written);
      equal(said(applied(text, edit)), words);
      const say = spokenEdit(text, chunk, words);
      if (marked !== undefined) equal(say && applied(text, say), marked);
      if (say) equal(said(applied(text, say)), words);
      equal(spokenText(respoken(chunk.spoken, words, chunk.span)), spokenText(chunk.spoken).replace(said(text), words));
    });
  }

  it('every word of it knows its place, and those that stayed know their own', () => {
    const text = 'It cost $5 then, the *old* man said.';
    const chunk = first(text);
    const runs = respoken(chunk.spoken, 'It cost six dollars then, the young man said.', chunk.span);
    const places = runs.map(({ text: words, span }) => [words, text.slice(span.start, span.end)]);
    deepEqual(
      places.find(([words]) => words?.includes('young')),
      ['young', 'old'],
    );
    for (const { text: words, span, verbatim } of runs) if (verbatim) equal(text.slice(span.start, span.end), words);
  });

  it('shows of a mark the whole, and of one that was there nothing', () => {
    const before = 'It cost $5<!-- lector-say: $5 = five --> and/or more.';
    const after = before.replace('and/or', 'and/or<!-- lector-say: and/or = and or -->');
    const changes = changesOf({ kind: 'spoken', before, after });
    deepEqual(
      changes.map((change) => [change.before.start, after.slice(change.after.start, change.after.end)]),
      [[before.indexOf(' more'), '<!-- lector-say: and/or = and or -->']],
    );
  });

  it('any words for any words: what is written then is what was asked for', () => {
    const word = fc.constantFrom(
      'the',
      'a',
      'lamp',
      'river',
      'went',
      'out',
      'Mr.',
      '7',
      'kg',
      'never',
      '“so”',
      'don’t',
    );
    const line = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(line, line, (before, after) => {
        equal(reworded(before, after), after);
        const text = `Start ${before} end.`;
        const chunk = first(text);
        const words = `Start ${after} end.`;
        equal(spokenText(respoken(chunk.spoken, words, chunk.span)), words);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what may not be proposed', () => {
  const before = 'The *old* man read `code` by [the river](x.md).';
  const refused: readonly (readonly [string, string])[] = [
    ['', before],
    ['no words', '*…*'],
    ['HTML', before.replace('old', 'old<b>')],
    ['a comment', before.replace('old', '<!-- lector: voice=x --> old')],
    ['an address', before.replace('man', 'man https://x.example/')],
    ['an address without a scheme', before.replace('man', 'man www.example.com')],
    ['a script’s address', before.replace('man', 'javascript:alert(1)')],
    ['other code', before.replace('`code`', '`rm`')],
    ['another link', before.replace('x.md', 'y.md')],
    ['one more link', before.replace('man', '[man](z)')],
    ['a bidi character', before.replace('man', 'm\u202ean')],
    ['nothing to see', before.replace('man', 'm\u200ban')],
    ['a control character', before.replace('man', 'm\u0007an')],
    ['a line break', before.replace('man', 'man\n\n')],
    ['a heading', `# ${before}`],
    ['a list', `- ${before}`],
    ['torn emphasis', before.replace('*old*', '*old')],
    ['too much', before + ' more'.repeat(2000)],
  ];
  for (const [what, after] of refused) {
    it(what === '' ? 'nothing' : what, () => {
      ok(refusalOf({ kind: 'manuscript', before, after }));
    });
  }

  it('other words may be proposed', () => {
    equal(refusalOf({ kind: 'manuscript', before, after: before.replace('*old* man', 'woman') }), undefined);
  });

  it('what is only said stays in its mark', () => {
    const say = 'He paid $5<!-- lector-say: $5 = five dollars --> then.';
    equal(refusalOf({ kind: 'spoken', before: 'He paid $5 then.', after: say }), undefined);
    equal(
      refusalOf({ kind: 'spoken', before: 'He paid $5 then.', after: say.replace('then', 'now') }),
      'it changes what is printed',
    );
    ok(refusalOf({ kind: 'spoken', before: 'He paid $5 then.', after: say.replace('five', 'five www.x.org') }));
    ok(refusalOf({ kind: 'pronunciation', before: 'a', after: 'b' }));
  });
});

describe('what a voice’s edit may do', () => {
  const before = 'The old man read *code*.';
  const mark = (voice: string) => `<!-- lector: voice=${voice} -->`;
  const cases: readonly (readonly [what: string, after: string, refusal: string | undefined, before?: string])[] = [
    ['marks inside', `${mark('espeak/en-gb')}${before}${mark('default')}`, undefined],
    ['marks in lines of their own', `${mark('a')}\n${before}\r\n${mark('default')}`, undefined],
    ['another name in a mark', `${mark('b')}${before}`, undefined, `${mark('a')}${before}`],
    ['nothing', before, 'it changes nothing'],
    ['a word', `${mark('a')}${before.replace('old', 'young')}`, 'it changes more than who speaks'],
    ['another mark', `<!-- lector: skip -->${before}`, 'it changes more than who speaks'],
    ['a mark that does more', `<!-- lector: voice=a pause=9s -->${before}`, 'it changes more than who speaks'],
    ['HTML in a name', `<!-- lector: voice=--><b> -->${before}`, 'it changes more than who speaks'],
    ['a line break', `${mark('a')}\n\n${before}`, 'it changes more than who speaks'],
    ['a line break that goes', before, 'it changes more than who speaks', `${mark('a')}\n${before}`],
    ['what nobody sees', `${mark('a')}\u202e${before}`, 'it changes more than who speaks'],
  ];
  for (const [what, after, refusal, own = before] of cases)
    it(`${what}: ${refusal ?? 'it may'}`, () => {
      equal(refusalOf({ kind: 'engine', before: own, after }), refusal);
    });
});

describe('what a setting’s edit may do', () => {
  const cases: readonly (readonly [before: string, after: string, refusal: RegExp | undefined])[] = [
    ['rate: 1.5', 'rate: 1', undefined],
    ['', '\nfallback: [espeak]\n', undefined],
    ['voice: a # mine', 'voice: b', undefined],
    ['rate: 1', 'rate: 1', /changes nothing/],
    ['', 'chapters: [a.md]', /“chapters”, which no edit may/],
    ['rate: 2', 'voice: a', /another key/],
    ['', 'rate: 1\nvoice: a', /more than a line/],
    ['', '{rate: 1, voice: a}', /several/],
    ['', '', /no key/],
    ['', 'rate: [', /no key/],
    ['', '- rate', /no key/],
    ['', 'voice: "a\u202eb"', /nobody sees/],
    ['', `voice: ${'x'.repeat(300)}`, /more than a line/],
  ];
  for (const [before, after, refusal] of cases)
    it(`${JSON.stringify([before, after.slice(0, 40)])}: ${refusal === undefined ? 'it may' : 'it may not'}`, () => {
      const told = refusalOf({ kind: 'setting', before, after });
      if (refusal === undefined) equal(told, undefined);
      else match(told ?? '', refusal);
    });

  const patch = { before: 'rate: 1.5', after: 'rate: 1' };
  it('finds its key wherever that is by now, while its value is the same', () => {
    equal(settingEdit(patch, 'title: A\nrate:   1.5 # fast\n')?.before, 'rate:   1.5');
    equal(settingEdit(patch, 'title: A\n'), undefined);
    equal(settingEdit(patch, 'rate: 1.4\n'), undefined);
    equal(settingEdit(patch, 'rate: [\n'), undefined);
    deepEqual(settingEdit({ before: '', after: 'rate: 1' }, 'title: A')?.span, { start: 8, end: 8 });
    equal(settingEdit({ before: '', after: 'rate: 1' }, 'rate: 1.5\n'), undefined);
  });

  it('shows a setting as a whole, and a mark', () => {
    deepEqual(changesOf({ kind: 'setting', ...patch }), [
      { before: { start: 0, end: 9 }, after: { start: 0, end: 7 } },
    ]);
    const mark = '<!-- lector: voice=espeak/en-gb -->';
    const places = (before: string, after: string) =>
      changesOf({ kind: 'engine', before, after }).map((change) => [
        change.before.start,
        after.slice(change.after.start, change.after.end),
      ]);
    const lines = `${mark}\nIt rained.\n${mark}`;
    deepEqual(places('It rained.', lines), [
      [0, `${mark}\n`],
      [10, `\n${mark}`],
    ]);
    deepEqual(places('\nIt rained.', `${mark}\nIt rained.${mark}`), [
      [0, mark],
      [11, mark],
    ]);
  });
});

describe('where a patch lies now', () => {
  const patch = { start: 4, before: 'the lamp' };
  const cases: readonly (readonly [string, string, number | undefined])[] = [
    ['where it was', 'But the lamp is out.', 4],
    ['where its words went', 'Oh well. But the lamp is out.', 13],
    ['where it was, of several', 'But the lamp, the lamp!', 4],
    ['nobody knows, of several', 'Oh the lamp, the lamp!', undefined],
    ['nowhere', 'But the lamps are out.', 4],
    ['gone', 'But a lamp is out.', undefined],
  ];
  for (const [what, text, start] of cases) {
    it(what, () => {
      equal(anchorOf(patch, text)?.start, start);
    });
  }
});

it('a diff is one that others can read', () => {
  const diff = unifiedDiff('part/a.md', 'one\ntwo\nthree\n', 'one\n2\nthree\n');
  match(diff, /^--- a\/part\/a\.md\n\+\+\+ b\/part\/a\.md\n@@ -1,3 \+1,3 @@\n one\n-two\n\+2\n three\n/);
});
