import { deepEqual, equal, match, ok, throws } from 'node:assert/strict';
import { withoutWord, withPronunciation } from '../../src/core/manuscript/editPronunciations.js';
import { parseManuscript } from '../../src/core/manuscript/parseManuscript.js';
import { pronunciationOf, readPronunciations } from '../../src/core/manuscript/pronunciationsFile.js';
import { notated } from '../../src/core/model/notation.js';
import type { Pronunciation } from '../../src/core/model/pronunciation.js';
import { sourceSpan, spokenText } from '../../src/core/model/spoken.js';
import { onStage } from '../helpers/bookStage.js';

const engine = { maxTokens: 500, charsPerToken: 1 };

function chunksOf(text: string, pronunciations: readonly Pronunciation[], language = 'en') {
  const options = { engine, skip: [], language, knownChunks: [], pronunciations };
  return parseManuscript('a.md', text, options).chapters.flatMap(({ chunks }) => chunks);
}

describe('a word with a pronunciation', () => {
  const holmes = { word: 'Holmes', alias: 'homes' };
  const ipa = { word: 'Holmes', ipa: 'ˈhoʊmz' };
  const cases: readonly (readonly [
    what: string,
    words: readonly Pronunciation[],
    written: string,
    said: string,
    language?: string,
  ])[] = [
    ['is said otherwise', [holmes], 'Then Holmes rose.', 'Then homes rose.'],
    ['also in capitals', [holmes], 'HOLMES rose.', 'homes rose.'],
    [
      'but as it stands where capitals count',
      [{ ...holmes, case: 'exact' }],
      'HOLMES met Holmes.',
      'HOLMES met homes.',
    ],
    ['is found whole', [{ word: 'art', alias: 'ahrt' }], 'Art, party, art’ful, art.', 'ahrt, party, art’ful, ahrt.'],
    ['in a possessive', [holmes], "Holmes’s pipe, Holmes's hat.", "homes’s pipe, homes's hat."],
    ['in a bare one', [holmes], 'Holmes’ pipe.', 'homes’ pipe.'],
    ['behind an elision', [{ word: 'Orly', alias: 'orli' }], 'Près d’Orly.', 'Près d’orli.', 'fr'],
    ['in a compound', [holmes], 'The Holmes-Watson case.', 'The homes-Watson case.'],
    ['with a hyphen', [{ word: 'Jean-Luc', alias: 'zhon look' }], 'Then Jean-Luc rose.', 'Then zhon look rose.'],
    ['over a line end', [{ word: 'St. John', alias: 'sinjin' }], 'Then St.\nJohn rose.', 'Then sinjin rose.'],
    ['in emphasis', [holmes], 'Then *Hol*mes rose.', 'Then homes rose.'],
    ['however its apostrophe is written', [{ word: "O'Shea", alias: 'oh shay' }], 'O’Shea rose.', 'oh shay rose.'],
    ['however its accent is written', [{ word: 'Siân', alias: 'shahn' }], 'Sia\u0302n rose.', 'shahn rose.'],
    ['before numbers and abbreviations are', [{ word: 'Dr. No', alias: 'doctor no' }], 'Dr. No. 5', 'doctor no. five'],
    [
      'the longer one first',
      [
        { word: 'York', alias: 'yawk' },
        { word: 'New York', alias: 'noo yawk' },
      ],
      'New York, York.',
      'noo yawk, yawk.',
    ],
    [
      'beside other words only, where it is bound to them',
      [
        { word: 'read', alias: 'red', before: 'had' },
        { word: 'read', alias: 'reed', after: 'it' },
      ],
      'I had read it. I read it. I read.',
      'I had red it. I reed it. I read.',
    ],
    ['not in another language', [{ ...holmes, language: 'de' }], 'Holmes rose.', 'Holmes rose.'],
    ['in any region of its own', [{ ...holmes, language: 'en' }], 'Holmes rose.', 'homes rose.', 'en-GB'],
    ['in no other region', [{ ...holmes, language: 'en-GB' }], 'Holmes rose.', 'Holmes rose.', 'en-US'],
    ['in a passage of its language', [{ ...holmes, language: 'de' }], '<!-- lector: lang=de -->\n\nHolmes.', 'homes.'],
    ['in IPA', [ipa], 'Then Holmes rose.', 'Then [[ˈhoʊmz]] rose.'],
    ['in IPA with its possessive', [ipa], 'Holmes’s pipe.', '[[ˈhoʊmzɪz]] pipe.'],
    ['in IPA with a voiceless one', [{ word: 'Ruth', ipa: 'ɹˈuːθ' }], 'Ruth’s.', '[[ɹˈuːθs]].'],
    ['in IPA with a voiced one', [{ word: 'Siân', ipa: 'ʃˈɑːn' }], 'Siân’s.', '[[ʃˈɑːnz]].'],
    ['with signs of its own', [{ word: 'C++', alias: 'see plus plus' }], 'C++ (old).', 'see plus plus (old).'],
    ['but not where a mark says otherwise', [holmes], 'Holmes<!-- lector-say: Holmes = Holm -->.', 'Holm.'],
  ];
  for (const [what, words, written, said, language] of cases) {
    it(what, () => {
      const chunks = chunksOf(written, words, language);
      equal(chunks.map(({ spoken }) => notated(spoken, { readsIpa: true }).text).join(' '), said);
    });
  }

  it('is its alias, else as it is written, to engines that read no IPA', () => {
    const said = (one: Pronunciation) => chunksOf('Then Holmes’s hat.', [one]).map(({ spoken }) => spokenText(spoken));
    deepEqual(said(ipa), ['Then Holmes’s hat.']);
    deepEqual(said({ ...ipa, alias: 'homes' }), ['Then homes’s hat.']);
  });

  it('keeps its place in the manuscript', () => {
    const text = 'Then St.\nJohn rose.';
    const [chunk] = chunksOf(text, [{ word: 'St. John', alias: 'sinjin' }]);
    ok(chunk);
    const at = spokenText(chunk.spoken).indexOf('sinjin');
    const span = sourceSpan(chunk.spoken, at, at + 3);
    equal(text.slice(span?.start, span?.end), 'St.\nJohn');
  });
});

describe('pronunciations.yaml', () => {
  const cases: readonly (readonly [text: string, words: string, ...findings: readonly [on: string, says: RegExp][]])[] =
    [
      ['', ''],
      ['pronunciations:\n', ''],
      ['pronunciations: [{word: Holmes, alias: homes}]', 'Holmes'],
      ['pronunciations:\n  - {word: Ann, ipa: /ˈæn/}', 'Ann'],
      ['words: []', '', ['words', /doesn’t know this key\. It knows schema_version, pronunciations/]],
      [
        'pronunciations:\n  - {word: A}\n  - {word: B, alias: b}',
        'B',
        ['{word: A}', /pronunciations\.0: has neither alias nor ipa/],
      ],
      ['pronunciations:\n  - {word: A, alias: b, al: c}', 'A', ['al', /pronunciations\.0\.al: .*It knows word, alias/]],
      ['pronunciations:\n  - {word: A, ipa: kat}', '', ['kat', /is not IPA with a stress mark/]],
      ['pronunciations:\n  - {word: A, alias: "<b>"}', '', ['"<b>"', /no part of a word/]],
      ['pronunciations:\n  - {word: "...", alias: dots}', '', ['"..."', /no letter and no digit/]],
      [`pronunciations:\n  - {word: ${'a'.repeat(201)}, alias: b}`, '', ['a'.repeat(201), /longer than 200/]],
      ['pronunciations:\n  - {word: A, alias: b, case: some}', '', ['some', /neither exact nor any/]],
      [
        'pronunciations:\n  - {word: A, alias: b}\n  - {word: a, alias: c}',
        'A a',
        ['word', /“a” stands above already/],
      ],
      ['pronunciations: A', '', ['A', /is not a list of words/]],
      ['schema_version: 2', '', ['2', /update Lector/]],
      ['pronunciations:\n  - {word: "A', '', ['', /./]],
      ['- A', '', ['- A', /not a list of keys and values/]],
    ];
  for (const [text, words, ...expected] of cases) {
    it(JSON.stringify(text.slice(0, 70)), () => {
      const { list, findings } = readPronunciations(text);
      equal(list.flatMap((one) => one?.word ?? []).join(' '), words);
      equal(findings.length, expected.length, JSON.stringify(findings));
      for (const [index, [on, says]] of expected.entries()) {
        const { span, message, severity } = findings[index] ?? {};
        match(message ?? '', says);
        equal(severity, 'warning');
        if (on !== '') equal(text.slice(span?.start, span?.end).trimEnd(), on);
      }
    });
  }

  it('is written when it isn’t there, and read as it was meant', () => {
    const text = withPronunciation('', { word: 'Siân', ipa: 'ʃˈɑːn', language: 'en', note: 'yes: #1' });
    match(text, /^# How words are said/);
    deepEqual(readPronunciations(text), {
      list: [{ word: 'Siân', ipa: 'ʃˈɑːn', language: 'en', note: 'yes: #1' }],
      broken: undefined,
      findings: [],
    });
  });

  const kept =
    '# ours\r\npronunciations:\r\n- word: Ann # the cook\r\n  alias: anne\r\n\r\n# names\r\n- {word: Bo, alias: bow}\r\n';
  it('keeps comments, order and line ends when a word is added', () => {
    equal(withPronunciation(kept, { word: 'Cy', alias: 'sigh' }), `${kept}- word: Cy\r\n  alias: sigh\r\n`);
  });
  it('… or changed: its old spelling is gone', () => {
    equal(
      withPronunciation(kept, { word: 'ann', ipa: 'ˈæn' }),
      kept.replace('word: Ann', 'word: ann').replace('alias: anne', 'ipa: ˈæn'),
    );
  });
  it('… or removed', () => {
    equal(withoutWord(kept, 'BO'), '# ours\r\npronunciations:\r\n- word: Ann # the cook\r\n  alias: anne\r\n');
    equal(withoutWord(kept, 'Cy'), kept);
  });

  it('is left alone where it can’t be changed without harm', () => {
    throws(() => withPronunciation('pronunciations: [', { word: 'A', alias: 'b' }), { code: 'BAD_CONFIG' });
    const linked = 'x: &a {word: Ann, alias: anne}\npronunciations: [*a]\n';
    throws(() => withPronunciation(linked, { word: 'Ann', alias: 'en' }), { code: 'BAD_CONFIG' });
  });

  const refused: readonly (readonly [given: unknown, says: RegExp])[] = [
    [{ word: 'A' }, /it has neither alias nor ipa/],
    [{ word: ' ', alias: 'b' }, /word is empty/],
    [{ word: 'A', ipa: 'cat' }, /ipa is not IPA/],
    [{ word: 'A', alias: 'a\u202eb' }, /alias holds a sign/],
  ];
  for (const [given, says] of refused)
    it(`${JSON.stringify(given)} is refused`, () =>
      throws(
        () => pronunciationOf(given),
        (error: Error) => says.test(error.message),
      ));
});

describe('a changed pronunciation', () => {
  const words = ['Ann came.', 'Holmes sat.', 'It rained.', 'Watson read.', 'Then Holmes rose.'];
  const manuscript = words.join('\n\n');
  const homes = 'pronunciations: [{word: Holmes, alias: homes}]\n';

  it(
    'makes exactly the chunks with its word stale, and only these are spoken again',
    onStage({ manuscript }, async (stage) => {
      equal(await stage.narrate(), 'good: 5 spoken, 0 reused');
      await stage.say(homes);
      equal(await stage.states(), 'ready stale ready ready stale');
      equal(await stage.narrate(), 'good: 2 spoken, 3 reused');
      deepEqual(stage.asked.slice(5), ['espeak: homes sat.', 'espeak: Then homes rose.']);
      await stage.say('');
      equal(await stage.narrate(), 'good: 0 spoken, 5 reused');
    }),
  );

  it(
    'of sounds too, and only for engines that read them; the others tell it',
    onStage({ manuscript }, async (stage) => {
      await stage.narrate();
      await stage.narrate({ engine: 'kokoro' });
      await stage.say('pronunciations: [{word: Holmes, ipa: ˈhoʊmz}]\n');
      equal(await stage.narrate({ engine: 'kokoro' }), 'good: 0 spoken, 5 reused');
      equal(await stage.narrate(), 'good: 2 spoken, 3 reused');
      deepEqual(stage.asked.slice(-2), ['espeak: [[ˈhoʊmz]] sat.', 'espeak: Then [[ˈhoʊmz]] rose.']);
      deepEqual(await stage.findings(), []);
      await stage.write(`---\nlector: {engine: kokoro}\n---\n\n${manuscript}`);
      const [finding, ...more] = await stage.findings();
      match(finding ?? '', /^KOKORO reads no IPA, and says as they are written: “Holmes”.*alias.*ESPEAK, PIPER\.$/);
      deepEqual(more, []);
    }),
  );

  it(
    'of sounds that the voice doesn’t know is told at the first word that has them',
    onStage({ manuscript: `${manuscript}\n\nSay [[tʘˈoʊ]] and [[ˈhoʊmz]].` }, async (stage) => {
      await stage.say('pronunciations: [{word: Holmes, ipa: ˈhʘmʘz, alias: homes}]\n');
      const told = (ipa: string, signs: string) =>
        `ESPEAK (en-us) doesn’t know ${signs} and leaves it out of “${ipa}”. Write these sounds otherwise, or choose another voice.`;
      deepEqual(await stage.findings(), [told('ˈhʘmʘz', '“ʘ”'), told('tʘˈoʊ', '“ʘ”')]);
    }),
  );

  it(
    'is no name for what a stand-in says: it gets the words that it can read',
    onStage(
      { manuscript: 'Holmes sat.', book: 'fallback: [kokoro]\n', fails: ['espeak crashes at sat'] },
      async (stage) => {
        await stage.say('pronunciations: [{word: Holmes, ipa: ˈhoʊmz, alias: homes}]\n');
        await stage.narrate();
        ok(stage.asked.includes('espeak: [[ˈhoʊmz]] sat.'), stage.asked.join('\n'));
        equal(stage.asked.at(-1), 'kokoro: homes sat.');
      },
    ),
  );

  it(
    'in a damaged file stops nothing: the good ones count',
    onStage({ manuscript }, async (stage) => {
      await stage.say(`${homes.trimEnd().slice(0, -1)}, 7, {word: Ann}]\n`);
      equal(await stage.narrate(), 'good: 5 spoken, 0 reused');
      ok(stage.asked.includes('espeak: homes sat.'));
      await stage.say('pronunciations: [{');
      equal(await stage.narrate(), 'good: 2 spoken, 3 reused');
    }),
  );
});
