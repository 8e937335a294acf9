import type { ErrorPhrase } from '../base/errorPhrase.js';
import { pictureLimits } from './pictures/pictureRoom.js';

/** What an import leaves out, how often. */
export type Leaving = 'pictures' | 'letters' | 'plates' | 'drawings' | 'media' | 'scripts' | 'navigation' | 'forms';

const megabytes = (bytes: number) => bytes / 1024 / 1024;
const { bytesEach, bytes } = pictureLimits;
const kept = `kept are those in the file or beside it that are JPEG, PNG, GIF or WebP and have up to ${megabytes(bytesEach)} MiB, in all ${megabytes(bytes)} MiB. Descriptions stay as text.`;

/** How it is told that one of them, or `{0}`, were left out. */
export const leavingPhrases: Readonly<Record<Leaving, { readonly one: string; readonly many: string }>> = {
  pictures: { one: `1 picture left out: ${kept}`, many: `{0} pictures left out: ${kept}` },
  letters: {
    one: '1 picture in a heading or for an initial left out: its description stands in its place.',
    many: '{0} pictures in headings or for initials left out: their descriptions stand in their places.',
  },
  plates: {
    one: '1 picture on a page without words left out.',
    many: '{0} pictures on pages without words left out.',
  },
  drawings: { one: '1 drawing or formula left out.', many: '{0} drawings or formulas left out.' },
  media: { one: '1 sound, film or frame left out.', many: '{0} sounds, films or frames left out.' },
  scripts: { one: '1 script left out.', many: '{0} scripts left out.' },
  navigation: {
    one: '1 table of contents or menu left out.',
    many: '{0} tables of contents or menus left out.',
  },
  forms: { one: '1 field or button left out.', many: '{0} fields or buttons left out.' },
};

const divideIt = 'Divide it into files, and list these under “chapters” in lector.yaml.';

/** What else a person who imports may want to know, with places for values. */
export const importPhrases = {
  macros: 'Macros left out.',
  gutenberg: 'Project Gutenberg’s header and licence left out.',
  noHeadings: 'No chapter headings were found: the book is one chapter.',
  pageMissing: 'The page “{0}” is named but isn’t in the file.',
  encodingGuessed:
    'The file isn’t UTF-8 and says no encoding; it was read as Windows-1252. Check accents and quotation marks.',
  languageUnknown: 'The file doesn’t say its language: set “language” in lector.yaml where it isn’t English.',
  tooManyCharacters: `{0} has {1} characters; Lector reads up to {2}. ${divideIt}`,
  tooManyLines: `{0} has {1} lines; Lector reads up to {2}. ${divideIt}`,
} as const;

/** Why a file becomes no book, or not there. */
export const importRefusals = {
  locked: {
    what: '{0} is encrypted (DRM): Lector can’t read it.',
    nextStep: 'Ask whoever sold it for a copy without a lock, or import the manuscript that it was made of.',
  },
  noText: {
    what: '{0} holds no text.',
    nextStep: 'Where its pages are pictures, have them read by a program for text recognition first.',
  },
  notUnpacked: {
    what: '{0} is damaged, locked, or not what its name says: it can’t be unpacked.',
    nextStep: 'Get the file again, or save it again with the program that made it.',
  },
  notEmpty: {
    what: '{0} is there already and not empty.',
    nextStep: 'Name another folder; an import changes no book that is there.',
  },
} as const satisfies Readonly<Record<string, ErrorPhrase>>;
