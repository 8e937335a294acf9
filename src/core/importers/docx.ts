import { throwIfCancelled, untilCancelled } from '../base/cancellation.js';
import { LectorError } from '../base/errors.js';
import { isNestedTooDeep } from '../base/xmlDepth.js';
import { firstElement, textIn } from './elements.js';
import type { Importer } from './importer.js';
import { importPhrases } from './importPhrases.js';
import { importFinding } from './leftOut.js';
import { readMarkup } from './markup.js';
import { chaptersOfPage } from './onePage.js';
import type { FoundPicture } from './pictures/pagePictures.js';
import { createPictureRoom } from './pictures/pictureRoom.js';
import { present } from './about.js';
import { openZip, storedZip } from './zipArchive.js';

const documentPart = 'word/document.xml';
const aboutPart = 'docProps/core.xml';
/** Text, styles, notes and how they hang together; no macros, fonts or embedded files. */
const isText = (name: string) =>
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?[^/]+\.(?:xml|rels))$/i.test(name);
const isPicture = (name: string) => name.startsWith('word/media/');

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
  async read({ bytes, name }, signal) {
    const zip = openZip(bytes, name);
    if (!zip.names.has(documentPart)) throw noDocument(name);
    const hasRoom = createPictureRoom();
    const parts = zip.read(
      (part, size) => isText(part) || part === aboutPart || (isPicture(part) && hasRoom(size)),
      signal,
    );
    for (const [part, content] of parts)
      if (isText(part) && isNestedTooDeep(new TextDecoder().decode(content))) throw damaged(name);
    const about = aboutDocument(parts.get(aboutPart), name);
    const { page, pictures } = await untilCancelled(asHtml(storedZip(parts), name), signal);
    throwIfCancelled(signal);
    const book = chaptersOfPage(readMarkup(page, name), about, pictures, name);
    return { ...about, ...book, findings: [...macros(zip.names), ...book.findings] };
  },
};

/** A document as a page, whose pictures have their numbers in `src`; one that isn’t in the zip has none. */
async function asHtml(zip: Uint8Array, name: string) {
  const { default: mammoth } = await import('mammoth');
  const pictures = new Map<string, FoundPicture>();
  const convertImage = mammoth.images.imgElement(async (image) => {
    const src = String(pictures.size);
    try {
      pictures.set(src, { bytes: await image.readAsBuffer(), name: '' });
      return { src };
    } catch {
      return { src: '' };
    }
  });
  try {
    const buffer = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
    const { value: page } = await mammoth.convertToHtml({ buffer }, { styleMap: styles, convertImage });
    return { page, pictures };
  } catch (cause) {
    throw damaged(name, cause);
  }
}

function damaged(name: string, cause?: unknown): LectorError {
  return new LectorError('BAD_ARGUMENT', `${name} is damaged: its text can’t be read.`, {
    cause,
    nextStep: 'Open it in a word processor, save it again as .docx, and import that.',
  });
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
  return has ? [importFinding('left-out-macros', importPhrases.macros)] : [];
}

function noDocument(name: string): LectorError {
  return new LectorError('BAD_ARGUMENT', `${name} is no Word document.`, {
    nextStep: 'Save it as .docx; where it has a password, without one.',
  });
}
