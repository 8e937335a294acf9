import assert from 'node:assert/strict';
import { GFM, parser } from '@lezer/markdown';
import fc from 'fast-check';
import { footnotes } from '../../src/core/manuscript/footnotes.js';
import { incrementalParser } from '../../src/core/manuscript/incrementalParser.js';
import { shortcutReferences } from '../../src/core/manuscript/shortcutReferences.js';
import { treeOutline } from '../helpers/treeOutline.js';
import { forAll } from './forAll.js';

const markdown = parser.configure([GFM, footnotes, shortcutReferences]);

const block = fc.constantFrom(
  'She went on.',
  '“Quoted,” he said,\nand *went on.*',
  'A line (with a [link](https://example.org)).',
  '# Chapter',
  'Plain words.\nAnd a second line of them, with *emphasis* and `code`.',
  'Title\n=====',
  '> Quoted words\nthat go on lazily',
  '- one\n- two\n\n  inside two\n    - deeper',
  '1. first\n2. second',
  '```\ncode\n\n# no heading\n```',
  '    indented code',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '<div>\n\nwords\n\n</div>',
  '<!-- lector-skip -->',
  '<!--\nopen\n\ncomment\n-->',
  'With a note[^1] and [brackets [sic]](https://example.org).',
  '[^1]: The note\n\n    goes on.',
  '[label]: https://example.org "Title"',
  '***',
  '~~~',
);
const snippet = fc.oneof(
  fc.constantFrom(
    'x',
    ' ',
    '\n',
    '\n\n',
    '#',
    '> ',
    '- ',
    '```\n',
    '    ',
    '<!--',
    '-->',
    '[',
    '](',
    '*',
    '|',
    '[^1]: ',
    '\t',
  ),
  block,
);
const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(40), put: snippet });

describe('A text that is read again after edits', () => {
  forAll(
    'has the tree of a text that is read anew',
    fc.record({
      blocks: fc.array(block, { minLength: 1, maxLength: 30 }),
      edits: fc.array(edit, { minLength: 1, maxLength: 6 }),
    }),
    ({ blocks, edits }) => {
      const parse = incrementalParser(markdown);
      let text = blocks.join('\n\n');
      parse(text);
      for (const { at, cut, put } of edits) {
        const from = Math.floor(at * text.length);
        text = text.slice(0, from) + put + text.slice(from + cut);
        assert.equal(treeOutline(parse(text)), treeOutline(markdown.parse(text)), JSON.stringify(text));
      }
    },
  );
});
