import { throwIfCancelled } from '../base/cancellation.js';
import { present } from './about.js';
import { decodeBytes } from './decodeBytes.js';
import { attribute, elementsIn, firstElement, textIn } from './elements.js';
import type { Importer } from './importer.js';
import { guessedEncoding } from './guessedEncoding.js';
import { readMarkup } from './markup.js';
import { chaptersOfPage } from './onePage.js';
import { pagePictures } from './pictures/pagePictures.js';

const declaration =
  /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})|^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w-]{1,40})/i;
/** Where HTML declares its encoding (HTML Living Standard, 4.2.5.4). */
const declaredWithin = 1024;

/** One page of HTML or XHTML. */
export const html: Importer = {
  id: 'html',
  endings: ['.html', '.htm', '.xhtml'],
  async read({ bytes, name, beside }, signal) {
    const start = new TextDecoder('latin1').decode(bytes.subarray(0, declaredWithin));
    const [, inMeta, inXml] = declaration.exec(start) ?? [];
    const decoded = decodeBytes(bytes, name, inMeta ?? inXml);
    const root = readMarkup(decoded.text, name);
    throwIfCancelled(signal);
    const about = aboutPage(root);
    const book = chaptersOfPage(root, about, await pagePictures(root, beside, signal), name);
    return { ...about, ...book, findings: [...guessedEncoding(decoded), ...book.findings] };
  },
};

function aboutPage(root: ReturnType<typeof readMarkup>) {
  const titleElement = firstElement(root, 'title');
  const page = firstElement(root, 'html');
  const metas = [...elementsIn(root)].filter(({ tagName }) => tagName === 'meta');
  const meta = (wanted: string) => metas.find((each) => attribute(each, 'name').toLowerCase() === wanted);
  const author = meta('author') ?? meta('dc.creator');
  return present({
    title: titleElement && textIn(titleElement),
    author: author && attribute(author, 'content').trim(),
    language: page && (attribute(page, 'lang') || attribute(page, 'xml:lang')),
  });
}
