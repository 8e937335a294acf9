import { escapeXml } from '../../base/xml.js';

/** What all readers take for the element that sounds, if a book names it. */
export const activeClass = '-epub-media-overlay-active';

export const styleSheet = `body { line-height: 1.5; margin: 1em; }
blockquote { margin: 1em 2em; }
pre { white-space: pre-wrap; }
img { max-width: 100%; height: auto; }
hr { border: 0; margin: 2em auto; width: 20%; border-top: 1px solid; }
.${activeClass} { background-color: #ffe9a8; color: #000; }
`;

export const container = `<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

/** A page of the book; `body` is XHTML, `style` the style sheet's path from it. */
export function page(title: string, language: string, style: string, body: string): string {
  const tag = escapeXml(language);
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n' +
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" ' +
    `lang="${tag}" xml:lang="${tag}">\n<head>\n<title>${escapeXml(title)}</title>\n` +
    `<link rel="stylesheet" type="text/css" href="${style}"/>\n</head>\n<body>\n${body}</body>\n</html>\n`
  );
}

/** The table of contents. */
export function navigation(
  title: string,
  language: string,
  chapters: readonly { readonly title: string; readonly href: string }[],
): string {
  const items = chapters.map((one) => `<li><a href="${one.href}">${escapeXml(one.title)}</a></li>\n`).join('');
  const body = `<nav epub:type="toc" id="toc">\n<h1>${escapeXml(title)}</h1>\n<ol>\n${items}</ol>\n</nav>\n`;
  return page(title, language, 'style.css', body);
}
