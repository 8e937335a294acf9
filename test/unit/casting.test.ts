import { deepEqual, equal, match, throws } from 'node:assert/strict';
import { isLectorError } from '../../src/core/base/errors.js';
import { checkBookFile } from '../../src/core/manuscript/checkBookFile.js';
import { withCastVoice } from '../../src/core/manuscript/editCast.js';
import { readFrontMatter } from '../../src/core/manuscript/readFrontMatter.js';
import { lectorYaml } from '../../src/core/manuscript/bookOrders/lectorYaml.js';
import { refusalOf } from '../../src/core/patches/refusalOf.js';
import { speakerMark } from '../../src/core/patches/speakerMark.js';

describe('a cast in lector.yaml', () => {
  const check = (yaml: string, expected: unknown) =>
    it(JSON.stringify(yaml), () => deepEqual(lectorYaml.read(yaml, 'lector.yaml').cast, expected));

  check('title: A\n', undefined);
  check('cast: {Alice: bf_emma}\n', { Alice: { voice: 'bf_emma' } });
  check('cast:\n  Ann:\n    voice: espeak/en-gb\n    rate: 1.1\n    aliases: [Annie, I]\n    pronoun: she\n', {
    Ann: { voice: 'espeak/en-gb', rate: 1.1, aliases: ['Annie', 'I'], pronoun: 'she' },
  });
  check('cast:\n  Ann: {aliases: [Annie]}\n', { Ann: { aliases: ['Annie'] } });

  const wrong = (yaml: string, expected: readonly string[]) =>
    it(`${JSON.stringify(yaml)} is wrong`, () =>
      deepEqual(
        checkBookFile(yaml, new Set()).map(({ code, message, span }) => {
          return `${code} ${message} | ${yaml.slice(span?.start, span?.end)}`;
        }),
        expected,
      ));

  wrong('cast: [Ann]\n', ['BAD_CONFIG cast: is not a list of names and voices | [Ann]']);
  wrong('cast:\n  Ann: {rate: 9}\n', ['BAD_CONFIG cast.Ann.rate: is over 2 | 9']);
  wrong('cast:\n  Ann: {pronoun: thou}\n', [
    'BAD_CONFIG cast.Ann: is neither a voice nor a block of voice, rate, aliases, pronoun | {pronoun: thou}',
  ]);
  wrong('cast:\n  Ann: [anna]\n', [
    'BAD_CONFIG cast.Ann: is neither a voice nor a block of voice, rate, aliases, pronoun | [anna]',
  ]);
  wrong('cast:\n  Ann: {vioce: a}\n', [
    'unknown-key cast.Ann.vioce: Lector doesn’t know this key. It knows voice, rate, aliases, pronoun. | vioce',
  ]);

  it('and in front matter, with its line', () => {
    const { cast, findings } = readFrontMatter('---\nlector:\n  cast:\n    Ann: {vioce: a}\n---\n');
    deepEqual(cast, { Ann: {} });
    match(findings[0]?.message ?? '', /^front matter:4: lector\.cast\.Ann\.vioce: /);
  });
});

describe('giving somebody a voice in lector.yaml', () => {
  const check = (before: string, name: string, after: string) =>
    it(`${name} in ${JSON.stringify(before)}`, () => equal(withCastVoice(before, name, 'espeak/en-gb'), after));

  check('', 'Ann', 'cast:\n  Ann: espeak/en-gb\n');
  check('title: A # mine\n', 'Ann', 'title: A # mine\ncast:\n  Ann: espeak/en-gb\n');
  check('cast:\n  Ann: x # old\n', 'Ann', 'cast:\n  Ann: espeak/en-gb # old\n');
  check('cast:\n  Ann: x\n', 'ann', 'cast:\n  Ann: espeak/en-gb\n');
  check('cast:\n  Ann: {rate: 1.1}\n', 'Ann', 'cast:\n  Ann: {rate: 1.1, voice: espeak/en-gb}\n');
  check(
    'cast:\n  Ann:\n    aliases: [Mrs. Lee]\n',
    'Mrs. Lee',
    'cast:\n  Ann:\n    aliases: [Mrs. Lee]\n    voice: espeak/en-gb\n',
  );
  check('cast:\r\n  Ann: x\r\n', 'Old Ben', 'cast:\r\n  Ann: x\r\n  Old Ben: espeak/en-gb\r\n');

  for (const broken of ['cast: [\n', 'cast: [Ann]\n', 'rate: 9\n'])
    it(`not in ${JSON.stringify(broken)}`, () =>
      throws(
        () => withCastVoice(broken, 'Ann', 'x'),
        (error) => isLectorError(error, 'BAD_CONFIG'),
      ));
});

describe('a proposed mark that says who speaks', () => {
  const check = (what: string, before: string, after: string, expected: string | undefined) =>
    it(what, () => equal(refusalOf({ kind: 'engine', before, after }), expected));

  const mark = speakerMark('Old Ben') ?? '';
  check('may stand in a quotation', '“Why so?”', `“${mark}Why so?”`, undefined);
  check('may change no word', '“Why so?”', `“${mark}Why not?”`, 'it changes more than who speaks');
  check('has to say something', '“Why so?”', '“Why so?”', 'it changes nothing');
  check('holds a name', '“Why so?”', '“<!-- lector: speaker="<b>" -->Why so?”', 'it changes more than who speaks');
  for (const name of ['', 'a --> b', 'a"b', 'x'.repeat(61), 'a\nb', 'a--b'])
    it(`names nobody ${JSON.stringify(name)}`, () => equal(speakerMark(name), undefined));
});
