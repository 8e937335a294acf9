import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { withPronunciation } from '../../src/core/manuscript/editPronunciations.js';
import type { ProposedEdit } from '../../src/core/model/patch.js';
import type { Pronunciation } from '../../src/core/model/pronunciation.js';
import { refusalOf } from '../../src/core/patches/refusalOf.js';
import { onStage } from '../helpers/bookStage.js';

const file = '# ours\npronunciations:\n  - word: Ann # the cook\n    alias: anne\n';

function edit(before: string, one: Pronunciation): ProposedEdit {
  return {
    kind: 'pronunciation',
    target: 'pronunciations.yaml',
    description: `Says “${one.word}” otherwise.`,
    span: { start: 0, end: before.length },
    before,
    after: withPronunciation(before, one),
    reasoning: 'Whisper heard another word.',
    confidence: 0.7,
    agent: 'ears',
    model: null,
  };
}

describe('a proposed pronunciation', () => {
  const one = { word: 'Holmes', alias: 'homes', note: 'silent l' };
  for (const before of ['', '# only\n', 'pronunciations: []\n', file])
    it(`may be added to ${JSON.stringify(before)}`, () => equal(refusalOf(edit(before, one)), undefined));

  const after = edit(file, one).after;
  const refused: readonly (readonly [what: string, after: string, says: RegExp])[] = [
    ['no change', file, /more than one/],
    ['two words', withPronunciation(after, { word: 'Bo', alias: 'bow' }), /more than one/],
    ['another word changed', after.replace('alias: anne', 'alias: en'), /more than one/],
    ['another word gone', '# ours\npronunciations:\n  - {word: Holmes, alias: homes}\n', /more than one/],
    ['a comment gone', after.replace(' # the cook', ''), /more than one/],
    ['another key of the file', `${after}engine: xtts\n`, /more than one/],
    ['another key of a word', after.replace('note:', 'run:'), /what is no pronunciation/],
    ['no word', after.replace('word: Holmes', 'name: Holmes'), /what is no pronunciation/],
    ['nothing of how it is said', after.replace('alias: homes', 'case: any'), /nothing of how/],
    ['an address in an alias', after.replace('homes', 'https://evil.example'), /words that may not/],
    ['an address in a note', after.replace('silent l', 'see www.evil.example'), /a note that may not/],
    ['what nobody sees', after.replace('homes', 'ho\u200bmes'), /words that may not/],
    ['HTML', after.replace('homes', '"<b>homes</b>"'), /words that may not/],
    ['too many words', after.replace('homes', 'ho '.repeat(100)), /words that may not/],
    ['what is no IPA', after.replace('alias: homes', 'ipa: run.exe'), /no IPA/],
    ['a text that is no YAML', `${after}: [`, /no list of pronunciations/],
    ['a manuscript', 'Holmes rose.', /no list of pronunciations/],
  ];
  for (const [what, changed, says] of refused)
    it(`may not be ${what}`, () =>
      match(refusalOf({ kind: 'pronunciation', before: file, after: changed }) ?? '', says));

  const manuscript = 'Ann came.\n\nThen Holmes rose.';

  it(
    'is applied by a person alone, makes the file, and has its chunk spoken again',
    onStage({ manuscript }, async (stage) => {
      await stage.narrate();
      const [patch] = await stage.stage(edit('', one), '');
      equal(await stage.pronunciations(), '');
      const [view] = await stage.patchViews();
      deepEqual(
        [view?.said, view?.edit?.span],
        [
          { before: 'Holmes', after: 'homes' },
          { start: 0, end: 0 },
        ],
      );
      match(patch?.diff ?? '', /\+ {4}alias: homes/);
      await stage.decide(patch?.id ?? '', 'accept');
      equal(await stage.pronunciations(), edit('', one).after);
      equal(await stage.states(), 'ready stale');
      equal(await stage.text(), manuscript);
    }),
  );

  it(
    'goes into the file as it is then, beside what was added meanwhile',
    onStage({ manuscript }, async (stage) => {
      await stage.stage(edit('', one), '');
      const [, second] = [0, (await stage.stage(edit('', { word: 'Ann', ipa: 'ˈæn' }), ''))[0]];
      await stage.say(file.replaceAll('Ann', 'Bo').replace('anne', 'bow'));
      for (const { id } of await stage.patches()) await stage.decide(id, 'accept');
      match(second?.after ?? '', /Ann/);
      match(
        await stage.pronunciations(),
        /# the cook\n {4}alias: bow\n {2}- word: Holmes[^]*- word: Ann\n {4}ipa: ˈæn\n$/,
      );
    }),
  );

  const gone: readonly (readonly [what: string, edit: Partial<ProposedEdit>, file: string])[] = [
    ['whose word stands in no chapter', edit('', { word: 'Moriarty', alias: 'more' }), ''],
    ['whose word has got one meanwhile', edit('', { word: 'Ann', alias: 'en' }), file],
    ['for a file that can’t be read', edit('', one), 'pronunciations: ['],
    ['for a manuscript', { target: 'chapter.md', before: 'Ann came.', after: 'Ann went.' }, ''],
    ['for another file', { target: 'lector.yaml' }, ''],
    ['that does more', { before: file, after: edit(file, one).after.replace('anne', 'en') }, file],
    ['of another kind', { kind: 'manuscript', before: file, after: 'pronunciations: []\n' }, file],
  ];
  for (const [what, changes, now] of gone)
    it(
      `${what} is stale, and changes nothing`,
      onStage({ manuscript }, async (stage) => {
        await stage.say(now);
        await stage.stage({ ...edit('', one), ...changes }, changes.before ?? '');
        const [view] = await stage.patchViews();
        equal(view?.edit, undefined);
        await rejects(stage.decide(view?.patch.id ?? '', 'accept'), { code: 'PATCH_STALE' });
        deepEqual([await stage.pronunciations(), await stage.text()], [now, manuscript]);
      }),
    );
});
