import { deepEqual, equal, match } from 'node:assert/strict';
import { onStage, type BookStage } from '../helpers/bookStage.js';

const manuscript =
  '# Tea\n\n“Yes,” said Alice, “indeed.”\n\n“No room!” cried the Hatter. “None!”\n\n“So?” asked Bill.\n';
const spoken = async (stage: BookStage) =>
  Object.values(await stage.record()).map(({ voice, engine_reason: why, text }) => `${voice} ${why}: ${text}`);

describe('a chapter with a cast', () => {
  it(
    'is spoken by those who say it, and kept so',
    onStage({ manuscript, book: 'cast: {Alice: piper/amy, Hatter: heart}\n' }, async (stage) => {
      equal(await stage.narrate(), 'good: 8 spoken, 0 reused');
      deepEqual(await spoken(stage), [
        'en-us default: Tea',
        'amy speaker: “Yes,”',
        'en-us default: said Alice,',
        'amy speaker: “indeed.”',
        'heart speaker: “No room!”',
        'en-us default: cried the Hatter.',
        'heart speaker: “None!”',
        'en-us default: “So?” asked Bill.',
      ]);
      equal(await stage.states(), Array<string>(8).fill('ready').join(' '));
      equal(await stage.narrate(), 'good: 0 spoken, 8 reused');
    }),
  );

  it(
    'speaks anew only what another voice says now',
    onStage({ manuscript, book: 'cast: {Alice: piper/amy, Hatter: heart}\n' }, async (stage) => {
      await stage.narrate();
      await stage.write(manuscript, 'cast: {Alice: piper/joe, Hatter: heart}\n');
      equal(await stage.narrate(), 'good: 2 spoken, 6 reused');
    }),
  );

  it(
    'has a narrator, and paces',
    onStage({ manuscript, book: 'cast: {narrator: piper/amy, Alice: {rate: 1.2}}\n' }, async (stage) => {
      await stage.narrate();
      deepEqual((await spoken(stage)).slice(0, 3), ['amy book: Tea', 'amy speaker: “Yes,”', 'amy book: said Alice,']);
    }),
  );

  it(
    'is planned as ever where the cast has nobody else’s voice',
    onStage({ manuscript, book: 'cast: {Alice: {aliases: [I]}, Hatter: espeak/en-us}\n' }, async (stage) => {
      equal(await stage.narrate(), 'good: 4 spoken, 0 reused');
    }),
  );

  it(
    'is heard before a proposed mark is accepted',
    onStage({ manuscript, book: 'cast: {Bill: piper/amy}\n' }, async (stage) => {
      const start = manuscript.indexOf('“No room!”');
      const marked = '“<!-- lector: speaker="Bill" -->No room!”';
      await stage.stage(
        {
          ...{
            kind: 'engine',
            target: 'chapter.md',
            description: 'x',
            reasoning: 'x',
            confidence: 1,
            agent: 'speakers',
          },
          ...{ model: 'm', span: { start, end: start + 10 }, before: '“No room!”', after: marked },
        },
        manuscript,
      );
      const [view] = await stage.patchViews();
      deepEqual(view?.heardWith, { before: {}, after: { engine: 'piper', voice: 'amy' } });
      await stage.decide(view.patch.id, 'accept');
      await stage.narrate();
      deepEqual((await spoken(stage)).slice(2, 5), [
        'amy speaker: “No room!”',
        'en-us default: cried the Hatter.',
        'amy speaker: “None!”',
      ]);
    }),
  );

  it(
    'leaves to the narrator whoever has a voice that nobody knows, and says so',
    onStage({ manuscript, book: 'cast: {Alice: nobody}\n' }, async (stage) => {
      equal(await stage.narrate(), 'good: 4 spoken, 0 reused');
      const [finding = ''] = await stage.findings();
      match(finding, /^The narrator speaks for Alice\. .*nobody.* Correct “cast”/);
    }),
  );
});
