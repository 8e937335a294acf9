import type { Pronunciation } from '../model/pronunciation.js';

/** Of PLS 1.0 and of the parts of speech that Lector writes as roles. */
const namespace = 'http://www.w3.org/2005/01/pronunciation-lexicon';
const partNamespace = 'urn:lector:part';

/** A lexicon's text, and the words that it can't hold. */
export interface WrittenPls {
  readonly text: string;
  readonly written: number;
  /** One text a word: which and why. */
  readonly left: readonly string[];
}

/**
 * Pronunciations as a lexicon of the W3C Pronunciation Lexicon Specification 1.0, in IPA. A lexicon is of one language and knows no
 * context: words of another one and words that count beside others only are left out, and told. Notes and capitals aren't written.
 * @param language BCP 47 tag of the lexicon
 */
export function writePls(pronunciations: readonly Pronunciation[], language: string): WrittenPls {
  const left: string[] = [];
  const lexemes = pronunciations.flatMap((one) => {
    const why = whyLeft(one, language);
    if (why !== undefined) left.push(`“${one.word}”: ${why}`);
    return why === undefined ? [lexeme(one)] : [];
  });
  const roles = lexemes.some((text) => text.includes(' role=')) ? ` xmlns:part="${partNamespace}"` : '';
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="${namespace}"${roles} alphabet="ipa" xml:lang="${escaped(language)}">
${lexemes.join('')}</lexicon>
`;
  return { text, written: lexemes.length, left };
}

function whyLeft({ before, after, language: own }: Pronunciation, language: string): string | undefined {
  if ((before ?? after) !== undefined) return 'it counts beside other words only, which a lexicon can’t say';
  const isOther = own !== undefined && primaryOf(own) !== primaryOf(language);
  return isOther ? `it is of another language (${own})` : undefined;
}

/** Sounds come before the alias: a processor takes the first that it can say. */
function lexeme({ word, alias, ipa, part }: Pronunciation): string {
  const role = part !== undefined && isName(part) ? ` role="part:${part}"` : '';
  return `  <lexeme${role}>
    <grapheme>${escaped(word)}</grapheme>
${ipa === undefined ? '' : `    <phoneme>${escaped(ipa)}</phoneme>\n`}${
    alias === undefined ? '' : `    <alias>${escaped(alias)}</alias>\n`
  }  </lexeme>
`;
}

/** Whether a text can stand behind the colon of an XML name; one that begins with a digit can't. */
function isName(part: string): boolean {
  return /^\p{L}/u.test(part);
}

function primaryOf(tag: string): string | undefined {
  return tag.toLowerCase().split('-')[0];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
