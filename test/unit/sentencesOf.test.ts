import { deepEqual } from 'node:assert/strict';
import { sentencesOf } from '../helpers/sentencesOf.js';

describe('the sentences in a source', () => {
  const check = (what: string, source: string, ...expected: readonly string[]) =>
    it(what, () => deepEqual(sentencesOf(source), expected));

  check('a literal', "say('No one is there.')", 'No one is there.');
  check('a template, with places for its values', 'say(`${a} has ${b} words`)', '{0} has {1} words');
  check(
    'the message and the next step of an error',
    "new LectorError('X', `No voice ${a}.`, { nextStep: 'Look again.' })",
    'No voice {0}.',
    'Look again.',
  );
  check('a sum', "say('It is ' + 'too long.')", 'It is too long.');
  check(
    'what one of two cases says, in a sentence',
    "`It all ${a ? 'is gone' : `had ${b} words`}.`",
    'It all {0}.',
    'is gone',
    'had {0} words',
  );
  check('a phrase with places', "filled('{0} of {1} files', a, b)", '{0} of {1} files');
  check('words in quotation marks alone', '`“${a}”: ${b}`', '“{0}”: {1}');
  check('what t is called with is none, but for its values', "t('{0} is here', a ? 'the cat' : '')", 'the cat');
  check('what is for the log, or a bug, is none', "log.warn('It is late.'); throw new Error('No such case.');");
  check(
    'names, keys, types and lists of words are none',
    "const a: 'x y' = b['key']; 'the cat sat'.split(' '); import 'a b'",
  );
  check('values alone are none', '`${a}: ${b}`');
});
