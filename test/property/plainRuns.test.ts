import assert from 'node:assert/strict';
import { GFM, parser } from '@lezer/markdown';
import fc from 'fast-check';
import { footnotes } from '../../src/core/manuscript/footnotes.js';
import { plainRuns } from '../../src/core/manuscript/plainRuns.js';
import { shortcutReferences } from '../../src/core/manuscript/shortcutReferences.js';
import { treeOutline } from '../helpers/treeOutline.js';
import { forAll } from './forAll.js';

const asking = parser.configure([GFM, footnotes, shortcutReferences]);
const passing = asking.configure(plainRuns);

const word = fc.constantFrom(
  'she',
  'www.a.org',
  'http://a.org/b',
  'a.b@c.org',
  'mailto:a@b.org',
  'Dr.',
  'naïve',
  '😀',
  '12:30',
);
const sign = fc.constantFrom(
  ...' \n\\&`<*_![]~>()#|-^:"'.split(''),
  '  ',
  '  \n',
  '\n\n',
  '\\\n',
  '&amp;',
  '<b>',
  '**',
  '~~',
  '[^1]',
  '](a)',
);

describe('Prose that is passed over', () => {
  forAll(
    'leaves the tree as it is',
    fc.array(fc.oneof(word, sign), { maxLength: 30 }).map((parts) => parts.join('')),
    (text) => assert.equal(treeOutline(passing.parse(text)), treeOutline(asking.parse(text)), JSON.stringify(text)),
  );
});
