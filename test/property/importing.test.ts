import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isLectorError } from '../../src/core/base/errors.js';
import { importers } from '../../src/core/importers/index.js';
import { bookFilesOf } from '../../src/core/jobs/bookFilesOf.js';
import { besideIn } from '../helpers/imported.js';
import { noSignal } from '../helpers/keptBook.js';
import { zippedDocx, zippedEpub } from '../helpers/zippedBook.js';
import { damaged } from './damage.js';
import { forAll } from './forAll.js';

const tags = ['p', 'i', 'b', 'a', 'h1', 'h2', 'ul', 'li', 'table', 'tr', 'td', 'blockquote', 'pre', 'br/', 'hr/', 'x'];
const odd = [
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    '&#0;',
    '&amp;',
    '&bogus;',
    '<?x',
    '\u0000',
    '\ud800',
    '\u202e',
    '"',
    '<',
    '>',
    '\n\n',
  ],
  ...[
    '# ',
    '---',
    '* * *',
    '<a id="fn1" href="#fn1">1</a>',
    '<a href="#fn1">1</a>',
    '<td colspan="1e9">',
    '<ol start="-9e99">',
  ],
  ...[
    '<img alt="](x" src="a.png">',
    '<img src="data:image/png;base64,iVBORw0KGgo=">',
    '<!-- lector:skip -->',
    '[^1]',
    '[^1]: x',
    '_',
    '|',
    '<p hidden>',
    '<script>',
    '</script>',
    'CHAPTER I',
    'IV',
  ],
];
const piece = fc.oneof(
  fc.constantFrom(...tags).map((tag) => `<${tag}>`),
  fc.constantFrom(...tags).map((tag) => `</${tag}>`),
  fc.constantFrom(...odd),
  fc.constantFrom('The lamp went out.', 'Ines', '112', ' '),
  fc.string({ maxLength: 8 }),
);
const markup = fc.oneof(
  fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('')),
  fc.tuple(fc.constantFrom(...tags), fc.integer({ min: 1, max: 200 })).map(([tag, times]) => `<${tag}>`.repeat(times)),
);
const picture = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const names = fc.constantFrom(
  '../../etc/passwd',
  '/a.xhtml',
  'C:\\a.xhtml',
  'a b.xhtml',
  '%2e%2e/%2e',
  '%ff',
  '__proto__',
  'a.xhtml',
);
const paths = fc.record({ name: names, body: markup });

/** Reads bytes by every importer: each gives a book whose files stay in its folder, or says what is wrong. */
async function readByAll(bytes: Uint8Array): Promise<void> {
  for (const importer of importers) {
    try {
      const source = { bytes, name: `book${importer.endings[0] ?? ''}`, beside: besideIn({ 'a.png': picture }) };
      const { chapters, pictures } = await importer.read(source, noSignal);
      assert.ok(chapters.length > 0);
      for (const path of pictures.keys()) assert.match(path, /^(?:images\/[a-z\d-]+|cover)\.(?:jpg|png|gif|webp)$/);
      const about = { title: 'The Lamp', author: undefined, language: 'en' };
      for (const name of bookFilesOf(about, chapters).files.keys()) assert.match(name, /^[^/\\:]+\.(?:md|yaml)$/);
    } catch (error) {
      assert.ok(isLectorError(error), error instanceof Error ? (error.stack ?? error.message) : String(error));
      assert.ok(error.nextStep, error.message);
    }
  }
}

const small = zippedEpub({ pages: { 'a.xhtml': '<h1>One</h1><p>A.</p>' } });
const document = zippedDocx('<w:p><w:r><w:t>A.</w:t></w:r></w:p>');

describe('files of strangers', () => {
  forAll('HTML and text of any kind', markup, (text) => readByAll(Buffer.from(text)), 1 / 5);
  forAll('EPUBs with any pages under any names', paths, ({ name, body }) =>
    readByAll(zippedEpub({ pages: { [name]: body } })),
  );
  forAll('damaged zips', damaged(fc.constantFrom(small, document)), (bytes) => readByAll(bytes));
});
