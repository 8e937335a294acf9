import assert from 'node:assert/strict';
import { nameWithoutLanguage } from '../../src/client/voices/nameWithoutLanguage.js';

describe('a voice beside its language', () => {
  const check = (name: string, language: string, expected: string) =>
    it(name, () => assert.equal(nameWithoutLanguage({ name, language }), expected));
  check('Heart, English (America)', 'en-US', 'Heart');
  check('Joe, English (America), medium', 'en-US', 'Joe, medium');
  check('Alpha, Hindi', 'hi', 'Alpha');
  check('Alpha (Japanese), English', 'en-US', 'Alpha (Japanese)');
  check('Thorsten, German (Germany), low', 'de-DE', 'Thorsten, low');
  check('English (Received Pronunciation)', 'en-GB', 'English (Received Pronunciation)');
  check('Alto, the English one', 'en', 'Alto, the English one');
  check('me', 'xx', 'me');
});
