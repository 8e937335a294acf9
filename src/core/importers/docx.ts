import { throwIfCancelled, untilCancelled } from '../base/cancellation.js';
import { LectorError } from '../base/errors.js';
import { firstElement, textIn } from './elements.js';
import type { Importer } from './importer.js';
import { importFinding } from './leftOut.js';
import { readMarkup } from './markup.js';
import { chaptersOfPage } from './onePage.js';
import { present } from './about.js';
import { openZip, storedZip } from './zipArchive.js';

const documentPart = 'word/document.xml';
const aboutPart = 'docProps/core.xml';
/** Text, styles, notes and how they hang together; no macros, fonts, pictures or embedded files. */
const isText = (name: string) =>
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?[^/]+\.(?:xml|rels))$/i.test(name);

/** Styles that mammoth doesn’t know by itself: Word’s and LibreOffice’s quotes, Pandoc’s quotes and titles. */
const styles = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
];

/** Word documents. What was deleted with changes tracked stays out, and so do comments. */
export const docx: Importer = {
  id: 'docx',
  endings: ['.docx', '.docm'],
  async read(bytes, name, signal) {
    const zip = openZip(bytes, name);
    if (!zip.names.has(documentPart)) throw noDocument(name);
    const parts = zip.read((part) => isText(part) || part === aboutPart, signal);
    const about = aboutDocument(parts.get(aboutPart), name);
    const page = await untilCancelled(asHtml(storedZip(parts), name), signal);
    throwIfCancelled(signal);
    const root = readMarkup(page, name);
    const { chapters, findings } = chaptersOfPage(root, about, name);
    return { ...about, chapters, findings: [...macros(zip.names), ...findings] };
  },
};

async function asHtml(zip: Uint8Array, name: string): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  try {
    const buffer = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
    const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
    return (await mammoth.convertToHtml({ buffer }, { styleMap: styles, convertImage })).value;
  } catch (cause) {
    throw new LectorError('BAD_ARGUMENT', `${name} is damaged: its text can’t be read.`, {
      cause,
      nextStep: 'Open it in a word processor, save it again as .docx, and import that.',
    });
  }
}

function aboutDocument(bytes: Uint8Array | undefined, name: string) {
  const xml = readMarkup(new TextDecoder().decode(bytes), name, { isXml: true });
  const say = (tagName: string) => {
    const element = firstElement(xml, tagName);
    return element && textIn(element);
  };
  return present({ title: say('dc:title'), author: say('dc:creator'), language: say('dc:language') });
}

function macros(names: ReadonlySet<string>) {
  const has = [...names].some((name) => name.endsWith('vbaProject.bin'));
  return has ? [importFinding('left-out-macros', 'Macros left out.')] : [];
}

function noDocument(name: string): LectorError {
  return new LectorError('BAD_ARGUMENT', `${name} is no Word document.`, {
    nextStep: 'Save it as .docx; where it has a password, without one.',
  });
}
