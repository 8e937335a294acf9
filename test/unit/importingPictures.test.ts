import assert from 'node:assert/strict';
import { pictureLimits } from '../../src/core/importers/pictures/pictureRoom.js';
import type { ImportFormat } from '../../src/core/model/importedBook.js';
import { chaptersOf, read } from '../helpers/imported.js';
import { zippedDocx, zippedEpub } from '../helpers/zippedBook.js';

const bytes = (latin1: string) => Buffer.from(latin1, 'latin1');
const png = bytes('\x89PNG\r\n\x1a\n lamp');
const other = bytes('\x89PNG\r\n\x1a\n press');
const jpeg = bytes('\xff\xd8\xff\xe0 lamp');
const svg = bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>');
const huge = Buffer.concat([png, Buffer.alloc(pictureLimits.bytesEach)]);
const inData = `data:image/png;base64,${png.toString('base64')}`;

const epub = (body: string, pictures: Readonly<Record<string, Uint8Array>> = {}, metadata = '') => {
  const more = Object.fromEntries(Object.entries(pictures).map(([name, content]) => [`OEBPS/${name}`, content]));
  return zippedEpub({ pages: { 'text/a.xhtml': `<h1>One</h1>${body}` }, metadata, more });
};
const drawing = (id: string, alt: string) =>
  `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr descr="${alt}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="${id}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
const relation = (id: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${target}"/>`;
const docx = zippedDocx(`<w:p><w:r><w:t>A.</w:t></w:r></w:p>${drawing('i1', 'A lamp')}${drawing('i2', 'Gone')}`, {
  'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('i1', 'media/image1.png')}${relation('i2', 'media/image2.png')}</Relationships>`,
  'word/media/image1.png': png,
});

interface Case {
  readonly what: string;
  readonly format: ImportFormat;
  readonly source: Uint8Array | string;
  /** What lies beside the file. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
  readonly markdown: string;
  readonly pictures: Readonly<Record<string, Uint8Array>>;
  readonly findings?: readonly string[];
}

const cases: readonly Case[] = [
  {
    what: 'of an EPUB, by where the page says they are, each once',
    format: 'epub',
    source: epub('<p><img src="../art/The%20Lamp.PNG" alt="A lamp" class="x"/> A. <img src="../art/b.png"/></p>', {
      'art/The Lamp.PNG': png,
      'art/b.png': png,
      'art/unused.png': other,
    }),
    markdown: '# One\n\n![A lamp](images/the-lamp.png) A. ![](images/the-lamp.png)',
    pictures: { 'images/the-lamp.png': png },
  },
  {
    what: 'that are two of one name get two',
    format: 'html',
    source: '<h1>One</h1><p><img src="a/x.png" alt="[a](b)"> and <img src="b/x.png" alt="Bee"></p>',
    files: { 'a/x.png': png, 'b/x.png': other },
    markdown: '# One\n\n![\\[a\\](b)](images/x.png) and ![Bee](images/x-2.png)',
    pictures: { 'images/x.png': png, 'images/x-2.png': other },
  },
  {
    what: 'of a Word document; one that isn’t in it leaves its description',
    format: 'docx',
    source: docx,
    markdown: 'A.\n\n![A lamp](images/picture.png)\n\nGone',
    pictures: { 'images/picture.png': png },
    findings: ['left-out-pictures'],
  },
  {
    what: 'inside a page, and what only says that it is one',
    format: 'html',
    source: `<p><picture><source srcset="a.webp"><img src="${inData}" alt="A lamp"></picture>. <img src="data:image/png;base64,AAAA" alt="No"></p>`,
    markdown: '![A lamp](images/picture.png). No',
    pictures: { 'images/picture.png': png },
    findings: ['left-out-pictures'],
  },
  {
    what: 'by what is in them, not by their names; no SVG',
    format: 'html',
    source: '<p><img src="con.png" alt="A"><img src="a.jpg" alt="An svg"></p><p><img src="nul.png" alt="Two"></p>',
    files: { 'con.png': jpeg, 'a.jpg': svg, 'nul.png': jpeg },
    markdown: 'AAn svg\n\n![Two](images/picture.jpg)',
    pictures: { 'images/picture.jpg': jpeg },
    findings: ['left-out-letters', 'left-out-pictures'],
  },
  {
    what: 'in headings and for initials are words',
    format: 'html',
    source: '<h1><img src="a.png" alt="Chapter I"></h1><p><img src="a.png" alt="“T">he lamp.</p>',
    files: { 'a.png': png },
    markdown: '# Chapter I\n\n“The lamp.',
    pictures: {},
    findings: ['left-out-letters'],
  },
  {
    what: 'that are too large, elsewhere or on the network leave their descriptions',
    format: 'html',
    source: `<p>${['big.png', 'https://example.com/a.png', '/etc/a.png', 'c:\\a.png', '%ff'].map((src) => `<img src="${src}" alt="${src}">`).join(' ')}</p>`,
    files: { 'big.png': huge },
    markdown: 'big.png https\\://example.com/a.png /etc/a.png c:\\a.png %ff',
    pictures: {},
    findings: ['left-out-pictures'],
  },
  {
    what: 'the cover of an EPUB lies where exports look for it, and its page is none',
    format: 'epub',
    source: zippedEpub({
      pages: {
        'cover.xhtml': '<svg><image xlink:href="c.jpg"/></svg>',
        'a.xhtml': '<h1>One</h1><p>A.</p>',
      },
      more: {
        'OEBPS/c.jpg': jpeg,
        'OEBPS/book.opf':
          '<package><metadata><meta name="cover" content="c"/></metadata><manifest><item id="c" href="c.jpg"/><item id="p" href="cover.xhtml"/><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="p"/><itemref idref="a"/></spine></package>',
      },
    }),
    markdown: '# One\n\nA.',
    pictures: { 'cover.jpg': jpeg },
  },
];

describe('pictures of a book that is imported', () => {
  for (const { what, format, source, files = {}, markdown, pictures, findings = [] } of cases) {
    it(what, async () => {
      const book = await read(format, source, files);
      assert.deepEqual(
        chaptersOf(book).map(([, text]) => text),
        [markdown],
      );
      assert.deepEqual(
        [...book.pictures].map(([name, content]) => [name, Buffer.from(content).toString('latin1')]),
        Object.entries(pictures).map(([name, content]) => [name, Buffer.from(content).toString('latin1')]),
      );
      assert.deepEqual(
        book.findings.map(({ code }) => code),
        findings,
      );
    });
  }
});
