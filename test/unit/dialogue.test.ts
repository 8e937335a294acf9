import { deepEqual } from 'node:assert/strict';
import type { Cast } from '../../src/core/model/cast.js';
import { sureEnough } from '../../src/core/model/utterance.js';
import { saidIn } from '../helpers/castPassages.js';

type Case = readonly [name: string, markdown: string, expected: readonly string[]];

/** Each utterance as `speaker: words`; `?` is whoever can't be told for sure. */
function told(markdown: string, language: string, cast: Cast): readonly string[] {
  return saidIn(markdown, language, cast).map(({ speaker = '?', confidence, parts }) => {
    const words = parts.map(({ passage, span }) => passage.written.text.slice(span.start, span.end)).join('');
    return `${confidence >= sureEnough ? speaker : '?'}: ${words}`;
  });
}

function check(what: string, cases: readonly Case[], language = 'en', cast: Cast = {}): void {
  describe(`dialogue: ${what}`, () => {
    for (const [name, markdown, expected] of cases) it(name, () => deepEqual(told(markdown, language, cast), expected));
  });
}

check('who is named beside it', [
  ['behind it, the verb first', '“Good!” said Holmes.', ['Holmes: “Good!”']],
  ['behind it, the name first', '“Good,” Holmes replied quietly.', ['Holmes: “Good,”']],
  ['before it', 'Then Holmes turned and said, “Good.”', ['Holmes: “Good.”']],
  ['in the middle', '“Yes,” said Holmes, “indeed.”', ['Holmes: “Yes,”', 'Holmes: “indeed.”']],
  ['by a description', '“Who is there?” asked the old man.', ['old man: “Who is there?”']],
  ['by a title', '“Quite so,” said Dr. Mortimer with a smile.', ['Dr. Mortimer: “Quite so,”']],
  ['with words between', '“I know,” Alice very gently remarked.', ['Alice: “I know,”']],
  ['by what they do', '“Hm,” said Ann. Ann sat down. “Well then.”', ['Ann: “Hm,”', 'Ann: “Well then.”']],
  [
    'not by the name that they call',
    '“Well, Watson, what now?” said Holmes.\n\n“Nothing, Holmes,” said Watson.',
    ['Holmes: “Well, Watson, what now?”', 'Watson: “Nothing, Holmes,”'],
  ],
  ['two in one paragraph', '“Go!” said Ann. “No!” cried Ben.', ['Ann: “Go!”', 'Ben: “No!”']],
  ['nobody in particular', '“Hurrah!” they all cried.', ['?: “Hurrah!”']],
  [
    'under several names',
    '“A,” said Sherlock Holmes.\n\n“B,” said Mr. Holmes.',
    ['Sherlock Holmes: “A,”', 'Sherlock Holmes: “B,”'],
  ],
]);

check('he, she and I', [
  [
    'whoever of them was spoken of',
    '“Good,” said Alice, and her hand on her heart.\n\nAlice shook her head.\n\n“No,” said the King, with his crown on.\n\nThe King lost his crown.\n\n“Why?” she asked.',
    ['Alice: “Good,”', 'King: “No,”', 'Alice: “Why?”'],
  ],
  ['whoever tells the story', '“Good,” said I.', ['I: “Good,”']],
  ['nobody where two fit', 'The King and the Duke came in.\n\n“Good,” he said.', ['?: “Good,”']],
]);

check('turns', [
  [
    'two people between two names',
    '“One,” said Ann.\n\n“Two,” said Ben.\n\n“Three.”\n\n“Four.”\n\n“Five,” said Ann.',
    ['Ann: “One,”', 'Ben: “Two,”', 'Ann: “Three.”', 'Ben: “Four.”', 'Ann: “Five,”'],
  ],
  [
    'not across a scene',
    '“One,” said Ann.\n\n“Two,” said Ben.\n\n* * *\n\n“Three.”',
    ['Ann: “One,”', 'Ben: “Two,”', '?: “Three.”'],
  ],
  [
    'not where the names contradict them',
    '“One,” said Ann.\n\n“Two,” said Ben.\n\n“Three.”\n\n“Four,” said Ann.',
    ['Ann: “One,”', 'Ben: “Two,”', '?: “Three.”', 'Ann: “Four,”'],
  ],
  [
    'not for whoever is called',
    '“One,” said Ann.\n\n“Two,” said Ben.\n\n“Three, Ann.”',
    ['Ann: “One,”', 'Ben: “Two,”', '?: “Three, Ann.”'],
  ],
  [
    'one who goes on in the next paragraph',
    '“One,” said Ann. “It began so.\n\n“And so it went on.”',
    ['Ann: “One,”', 'Ann: “It began so.', 'Ann: “And so it went on.”'],
  ],
]);

check('what is not said', [
  ['a word in quotation marks', 'It is known as a “Penang lawyer.” It was heavy.', []],
  ['an inscription', 'The bottle had the words “DRINK ME” on it.', []],
  ['a title that is its sentence’s subject', '“The Raven” was his favourite poem.', []],
  ['a heading', '# “Come in!”\n\nNobody came.', []],
  ['no dialogue at all', 'Nobody said a word about it.', []],
]);

check('marks', [
  ['inside of a quotation', '“<!-- lector: speaker=Ann -->Three.”', ['Ann: “Three.”']],
  ['over what the text says', '“<!-- lector: speaker="Old Ben" -->One,” said Ann.', ['Old Ben: “One,”']],
  [
    'for a passage, up to the next one',
    '<!-- lector: speaker=narrator -->\n\n“One,” said Ann.\n\n<!-- lector: speaker=default -->\n\n“Two,” said Ann.',
    ['narrator: “One,”', 'Ann: “Two,”'],
  ],
  [
    'as the start of turns',
    '“<!-- lector: speaker=Ann -->One.”\n\n“Two,” said Ben.\n\n“Three.”',
    ['Ann: “One.”', 'Ben: “Two,”', 'Ann: “Three.”'],
  ],
]);

check(
  'a cast',
  [
    ['by an alias', '“Good,” said the Doctor.', ['Watson: “Good,”']],
    ['by a part of the name', '“Good,” said Mr. Watson.', ['Watson: “Good,”']],
    ['whoever tells the story', '“Good,” said I.', ['Watson: “Good,”']],
    ['by a pronoun', '“Good,” said Vane.\n\nVane sat down.\n\n“No,” she said.', ['Vane: “Good,”', 'Vane: “No,”']],
  ],
  'en',
  { Watson: { aliases: ['the Doctor', 'I'] }, Vane: { pronoun: 'she' } },
);

check('straight and single marks', [
  ['straight ones', '"Good," said Ann. "It isn\'t."', ['Ann: "Good,"', 'Ann: "It isn\'t."']],
  ['single ones', '‘It isn’t the dogs’ fault,’ said Ann.', ['Ann: ‘It isn’t the dogs’ fault,’']],
  ['one in another', '“He said ‘No’ twice,” said Ann.', ['Ann: “He said ‘No’ twice,”']],
]);

check(
  'German',
  [
    ['low and high marks', '„Gut“, sagte Anna.', ['Anna: „Gut“']],
    ['marks that point inwards', '»Wohin?«, fragte der alte Mann.', ['alte Mann: »Wohin?«']],
    ['the name before it', 'Anna seufzte und sagte: „Nein.“', ['Anna: „Nein.“']],
  ],
  'de',
);
check(
  'French',
  [['guillemets, and who speaks by a mark', '« <!-- lector: speaker=Anne -->Oui. »', ['Anne: « Oui. »']]],
  'fr',
);
check(
  'Spanish',
  [['dashes, and what they set off', '—<!-- lector: speaker=Ana -->Sí —dijo Ana—. Ven.', ['Ana: —Sí', 'Ana: . Ven.']]],
  'es',
);
check('a language that nobody wrote down', [['nothing', '“Good,” said Ann.', []]], 'ja');
