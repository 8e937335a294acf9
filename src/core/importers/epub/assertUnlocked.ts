import { errorOf } from '../../base/errorPhrase.js';
import { attribute, elementsIn } from '../elements.js';
import { importRefusals } from '../importPhrases.js';
import { readMarkup } from '../markup.js';

/** Files that only books with a lock have: Adobe’s, Apple’s, Readium’s. */
const locks = ['META-INF/rights.xml', 'META-INF/sinf.xml', 'META-INF/license.lcpl'];

/** How fonts are obscured, which locks no text (EPUB 3.3, 4.4; Adobe’s older way). */
const fontObscuring = ['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC'];

/** @throws LectorError BAD_ARGUMENT where a book’s text is encrypted. */
export function assertUnlocked(metaInf: ReadonlyMap<string, Uint8Array>, name: string): void {
  const encryption = new TextDecoder().decode(metaInf.get('META-INF/encryption.xml'));
  const methods = [...elementsIn(readMarkup(encryption, name, { isXml: true }))]
    .filter(({ tagName }) => /(?:^|:)EncryptionMethod$/.test(tagName))
    .map((element) => attribute(element, 'Algorithm'));
  const isLocked = methods.some((method) => !fontObscuring.includes(method)) || locks.some((path) => metaInf.has(path));
  if (!isLocked) return;
  throw errorOf('BAD_ARGUMENT', importRefusals.locked, [name]);
}
