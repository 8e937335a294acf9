import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { LectorError, messageOf } from '../base/errors.js';
import { isNestedTooDeep } from '../base/xmlDepth.js';
import { isIpa } from '../model/ipa.js';
import { partFlaw, wordsFlaw, type Pronunciation } from '../model/pronunciation.js';

/** What a lexicon of the W3C Pronunciation Lexicon Specification 1.0 says, as far as a book can keep it. */
export interface PlsLexicon {
  /** BCP 47 tag of all its words; undefined where it names none. */
  readonly language: string | undefined;
  readonly words: readonly Pronunciation[];
  /** What is left out and why, one text a lexeme. */
  readonly left: readonly string[];
}

const comment = /<!--[^]*?-->/g;

/**
 * Reads a lexicon. Nothing in it is followed or expanded: no document type, no entities but XML's own five, no links.
 * @param name the file's, for messages
 * @throws LectorError BAD_ARGUMENT where it isn't well-formed XML, has a document type or is no lexicon.
 */
export function readPls(text: string, name: string): PlsLexicon {
  if (/<!DOCTYPE/i.test(text.replace(comment, '')))
    throw refusal(
      `${name} has a document type, which Lector reads none of.`,
      'Remove its <!DOCTYPE …> and import it again.',
    );
  const root = rootOf(text, name);
  if (localName(root.name) !== 'lexicon')
    throw refusal(
      `${name} is no pronunciation lexicon: it begins with <${root.name}>.`,
      'Choose a PLS 1.0 file (.pls).',
    );
  const words: Pronunciation[] = [];
  const left: string[] = [];
  for (const lexeme of childrenOf(root, 'lexeme')) {
    const read = readLexeme(lexeme, root.attributes.alphabet);
    words.push(...read.words);
    if (read.left !== undefined) left.push(read.left);
  }
  return { language: root.attributes['xml:lang'], words, left };
}

function rootOf(text: string, name: string): XmlElement {
  const unreadable = (why: string, cause?: unknown) =>
    refusal(`${name} can’t be read as XML: ${why}.`, 'Correct the file and import it again.', cause);
  if (isNestedTooDeep(text)) throw unreadable('its elements are nested too deep');
  try {
    const { root } = parseXml(text.replace(/^\ufeff/, ''));
    if (root) return root;
  } catch (cause) {
    const [why = ''] = messageOf(cause).split('\n');
    throw unreadable(why, cause);
  }
  throw refusal(`${name} is empty.`, 'Choose a PLS 1.0 file (.pls).');
}

function readLexeme(
  lexeme: XmlElement,
  alphabet: string | undefined,
): { readonly words: readonly Pronunciation[]; readonly left?: string } {
  const graphemes = childrenOf(lexeme, 'grapheme').map(textOf);
  const named = `“${graphemes.join('”, “')}”`;
  const good = graphemes.filter((word) => wordsFlaw(word) === undefined);
  if (good.length === 0) return { words: [], left: `${named}: there is no word that could stand in a text` };
  const { phoneme, alias } = preferred(lexeme);
  const writtenIn = phoneme?.attributes.alphabet ?? alphabet ?? 'none that is named';
  const ipa = phoneme && writtenIn.toLowerCase() === 'ipa' ? ipaOf(textOf(phoneme)) : undefined;
  const said = alias && wordsFlaw(textOf(alias)) === undefined ? textOf(alias) : undefined;
  if (ipa === undefined && said === undefined) return { words: [], left: `${named}: ${whyUnsaid(phoneme, writtenIn)}` };
  const part = localName((lexeme.attributes.role ?? '').trim().split(/\s+/)[0] ?? '');
  const rest = {
    ...(said !== undefined && { alias: said }),
    ...(ipa !== undefined && { ipa }),
    ...(partFlaw(part) === undefined && { part }),
  };
  const words = good.map((word) => ({ word, ...rest }));
  if (!phoneme || ipa !== undefined) return { words };
  return { words, left: `${named}: only its alias was taken; ${whyUnsaid(phoneme, writtenIn)}` };
}

/**
 * The sounds and the alias that count: of several pronunciations, the one with `prefer`, else the first in the document (PLS 1.0,
 * section 4.9). An alias beside preferred sounds is for who can't read them; sounds beside a preferred alias count for nobody.
 */
function preferred({ children }: XmlElement): { readonly phoneme?: XmlElement; readonly alias?: XmlElement } {
  const all = elementsOf(children, 'phoneme', 'alias');
  const ordered = [...all.filter(isPreferred), ...all.filter((one) => !isPreferred(one))];
  const alias = ordered.find(({ name }) => localName(name) === 'alias');
  const phoneme = localName(ordered[0]?.name ?? '') === 'phoneme' ? ordered[0] : undefined;
  return { ...(alias && { alias }), ...(phoneme && { phoneme }) };
}

function isPreferred({ attributes }: XmlElement): boolean {
  return attributes.prefer === 'true';
}

/** A phonemic text; one of a single syllable needs no stress mark there, and has one here. */
function ipaOf(text: string): string | undefined {
  return [text, `ˈ${text}`].find(isIpa);
}

function whyUnsaid(phoneme: XmlElement | undefined, alphabet: string): string {
  if (!phoneme) return 'nothing says how it sounds';
  if (alphabet.toLowerCase() !== 'ipa') return `its sounds are in the alphabet ${alphabet}, and Lector reads ipa`;
  return `“${textOf(phoneme)}” is no IPA that Lector reads`;
}

function childrenOf({ children }: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(children, name);
}

function elementsOf(children: XmlElement['children'], ...names: readonly string[]): readonly XmlElement[] {
  return children
    .filter((child) => child instanceof XmlElement)
    .filter((child) => names.includes(localName(child.name)));
}

function textOf({ text }: XmlElement): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function refusal(what: string, nextStep: string, cause?: unknown): LectorError {
  return new LectorError('BAD_ARGUMENT', what, { nextStep, cause });
}
