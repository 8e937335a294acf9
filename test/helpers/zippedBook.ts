import { strToU8, zipSync } from 'fflate';

/** A zip of these texts, each as compressed as can be. */
export function zipped(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]);
  return zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>, { level: 9 });
}

export interface EpubPieces {
  /** Bodies of pages by their names, in reading order. */
  readonly pages: Readonly<Record<string, string>>;
  /** Items of the table of contents as HTML; none when absent. */
  readonly contents?: string;
  readonly metadata?: string;
  /** More entries of the zip, in place of those that would be there. */
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
}

/** A small EPUB 3. */
export function zippedEpub({ pages, contents, metadata = '', more = {} }: EpubPieces): Uint8Array {
  const names = Object.keys(pages);
  const page = (body: string) =>
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head>${body.startsWith('<body') ? body : `<body>${body}</body>`}</html>`;
  const nav = contents === undefined ? '' : '<item id="nav" href="nav.xhtml" properties="nav"/>';
  return zipped({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
    'OEBPS/book.opf': `<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Lamp</dc:title><dc:creator>Ines Marrow</dc:creator><dc:language>en</dc:language>${metadata}</metadata><manifest>${nav}${names
      .map((name, index) => `<item id="p${index}" href="${name}"/>`)
      .join(
        '',
      )}</manifest><spine>${names.map((_, index) => `<itemref idref="p${index}"/>`).join('')}</spine></package>`,
    ...(contents !== undefined && { 'OEBPS/nav.xhtml': page(`<nav epub:type="toc"><ol>${contents}</ol></nav>`) }),
    ...Object.fromEntries(names.map((name) => [`OEBPS/${name}`, page(pages[name] ?? '')])),
    ...more,
  });
}

/** A small Word document of these paragraphs as WordprocessingML. */
export function zippedDocx(body: string, more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  const office = 'http://schemas.openxmlformats.org';
  return zipped({
    '[Content_Types].xml': `<Types xmlns="${office}/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/styles.xml': `<w:styles xmlns:w="${office}/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style></w:styles>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="r2" Type="${office}/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}
