import assert from 'node:assert/strict';
import { check, read, refuse } from '../helpers/imported.js';
import { zipped, zippedDocx, zippedEpub } from '../helpers/zippedBook.js';

describe('an EPUB becomes chapters of Markdown', () => {
  check(
    'a page with a heading is a chapter; one that nothing names goes on',
    'epub',
    zippedEpub({
      pages: { 'a.xhtml': '<h2>One</h2><p>A.</p>', 'b.xhtml': '<p>B.</p>', 'c.xhtml': '<p>C.</p>' },
      contents: '<li><a href="a.xhtml">One</a></li><li><a href="c.xhtml#x">Three</a></li>',
    }),
    [
      ['One', '# One\n\nA.\n\nB.'],
      ['Three', 'C.'],
    ],
  );
  check(
    'a page of several chapters is divided',
    'epub',
    zippedEpub({
      pages: {
        'a.xhtml': '<h1>The Lamp</h1><h2>One</h2><p>A.</p><h2>Two</h2><p>B.</p>',
        'b.xhtml': '<h2>Three</h2><p>C.</p>',
      },
    }),
    [
      ['One', '# One\n\nA.'],
      ['Two', '# Two\n\nB.'],
      ['Three', '# Three\n\nC.'],
    ],
  );
  check(
    'notes on a page of their own',
    'epub',
    zippedEpub({
      pages: {
        'a.xhtml': '<h1>One</h1><p>A<a epub:type="noteref" href="n.xhtml#n1">1</a>.</p>',
        'n.xhtml': '<aside epub:type="footnote" id="n1"><p>Why.</p></aside>',
      },
    }),
    [['One', '# One\n\nA[^1].\n\n[^1]: Why.']],
  );
  it('what the book calls a cover or a copyright page is kept, not narrated', async () => {
    const { chapters } = await read(
      'epub',
      zippedEpub({
        pages: {
          'a.xhtml': '<body epub:type="copyright-page"><p>© Ines</p></body>',
          'b.xhtml': '<h1>One</h1><p>A.</p>',
        },
      }),
    );
    assert.deepEqual(
      chapters.map(({ isNarrated }) => isNarrated),
      [false, true],
    );
  });
  it('its authors are those who are no translators', async () => {
    const { author } = await read(
      'epub',
      zippedEpub({
        pages: { 'a.xhtml': '<p>A.</p>' },
        metadata: '<dc:creator opf:role="trl">T. Finch</dc:creator><dc:creator>Dr. Orr</dc:creator>',
      }),
    );
    assert.equal(author, 'Ines Marrow, Dr. Orr');
  });
  check(
    'a page that isn’t there is told',
    'epub',
    zippedEpub({
      pages: { 'a.xhtml': '<p>A.</p>' },
      more: {
        'OEBPS/book.opf':
          '<package><manifest><item id="a" href="a.xhtml"/><item id="b" href="../../../b.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
      },
    }),
    [['Opening', 'A.']],
    ['page-missing'],
  );
  check(
    'fonts may be obscured',
    'epub',
    zippedEpub({
      pages: { 'a.xhtml': '<p>A.</p>' },
      more: {
        'META-INF/encryption.xml': '<e><enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></e>',
      },
    }),
    [['The Lamp', 'A.']],
  );
  refuse(
    'text may not',
    'epub',
    zippedEpub({
      pages: { 'a.xhtml': '<p>A.</p>' },
      more: {
        'META-INF/encryption.xml':
          '<e><enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e>',
      },
    }),
    'BAD_ARGUMENT',
    /encrypted/,
  );
  refuse(
    'a zip bomb',
    'epub',
    zippedEpub({ pages: { 'a.xhtml': `<p>${' '.repeat(4_000_000)}</p>` } }),
    'FILE_TOO_LARGE',
    /200 times/,
  );
  refuse('another zip', 'epub', zipped({ 'a.txt': 'A' }), 'BAD_ARGUMENT', /no EPUB/);
  refuse('no zip', 'epub', 'A', 'BAD_ARGUMENT', /can’t be unpacked/);
  refuse(
    'half a file',
    'epub',
    zippedEpub({ pages: { 'a.xhtml': '<p>A.</p>' } }).subarray(0, 300),
    'BAD_ARGUMENT',
    /damaged/,
  );
});

describe('a Word document becomes chapters of Markdown', () => {
  const paragraph = (text: string, style = '', run = '') =>
    `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r>${run && `<w:rPr>${run}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
  const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  check(
    'headings, emphasis, quotes, scene breaks',
    'docx',
    zippedDocx(
      paragraph('One', 'H') +
        paragraph('Dark.', '', '<w:i/>') +
        paragraph('***') +
        paragraph('Turn.', 'Q') +
        paragraph('Two', 'H') +
        paragraph('2 * 3'),
    ),
    [
      ['One', '# One\n\n*Dark.*\n\n* * *\n\n> Turn.'],
      ['Two', '# Two\n\n2 \\* 3'],
    ],
  );
  check(
    'footnotes',
    'docx',
    zippedDocx(
      '<w:p><w:r><w:t>Dark</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>',
      {
        'word/footnotes.xml': `<w:footnotes ${word}><w:footnote w:id="2">${paragraph('Very.')}</w:footnote></w:footnotes>`,
      },
    ),
    [['Opening', 'Dark[^1].\n\n[^1]: Very.']],
  );
  check(
    'what was deleted stays out, macros too',
    'docx',
    zippedDocx(`<w:p><w:r><w:t>Dark.</w:t></w:r><w:del><w:r><w:delText>Light.</w:delText></w:r></w:del></w:p>`, {
      'word/vbaProject.bin': 'x',
    }),
    [['Opening', 'Dark.']],
    ['left-out-macros'],
  );
  refuse('another zip', 'docx', zipped({ 'a.txt': 'A' }), 'BAD_ARGUMENT', /no Word document/);
  const tables = ['<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>'] as const;
  const nested = (times: number) => tables[0].repeat(times) + paragraph('Dark.') + tables[1].repeat(times);
  check('tables in tables', 'docx', zippedDocx(nested(20)), [['Opening', '| |\n| - |\n| Dark. |']]);
  refuse('tables in tables without end', 'docx', zippedDocx(nested(20_000)), 'BAD_ARGUMENT', /damaged/);
  refuse('broken XML', 'docx', zippedDocx('<w:p>', { 'word/document.xml': '<w:document' }), 'BAD_ARGUMENT', /damaged/);
});
