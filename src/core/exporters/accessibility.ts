import { disclosureOf } from './disclosure.js';
import type { BookFacts, ExportBook } from './exporter.js';

/**
 * What a file holds for readers with disabilities, in the words of the Schema.org Accessibility Properties
 * (https://www.w3.org/community/reports/a11y-discov-vocab/CG-FINAL-vocabulary-20230718/), which EPUB Accessibility 1.1 and W3C Audiobooks ask for.
 */
export interface Accessibility {
  readonly modes: readonly string[];
  /** Each a set of modes that are enough to take in all of it. */
  readonly sufficient: readonly (readonly string[])[];
  readonly features: readonly string[];
  readonly hazards: readonly string[];
}

/** Both formats have a list of their chapters in reading order, and nothing that flashes, moves or startles. */
const inAll = ['tableOfContents', 'readingOrder'];
const hazards = ['none'];

/** Of text whose sentences are marked while they sound. Sound alone is enough where every written word is heard. */
export function ofReadAlong({ chapters }: Pick<ExportBook, 'chapters'>): Accessibility {
  const isMarked = chapters.every(({ timeline }) => timeline.pieces.some(({ sentences }) => sentences.length > 0));
  const seen = chapters.some(({ pictures }) => pictures.length > 0) ? ['visual'] : [];
  return {
    modes: ['textual', 'auditory', ...seen],
    sufficient: [['textual', ...seen], ...(isAllHeard(chapters) ? [['auditory']] : [])],
    features: [...(isMarked ? ['synchronizedAudioText'] : []), ...inAll, 'displayTransformability'],
    hazards,
  };
}

/** Of sound alone. */
export const ofAudio: Accessibility = {
  modes: ['auditory'],
  sufficient: [['auditory']],
  features: inAll,
  hazards,
};

interface Sentences {
  readonly readAlong: string;
  readonly audio: string;
  readonly partly: string;
}

const english: Sentences = {
  readAlong: 'Text and recording go together: what is read aloud is marked in the text. There is a table of contents.',
  audio: 'A recording without its text. There is a table of contents.',
  partly: 'Parts of the text are not read aloud.',
};

const known: Readonly<Record<string, Sentences>> = {
  en: english,
  de: {
    readAlong:
      'Text und Aufnahme gehören zusammen: Was vorgelesen wird, ist im Text markiert. Es gibt ein Inhaltsverzeichnis.',
    audio: 'Eine Aufnahme ohne ihren Text. Es gibt ein Inhaltsverzeichnis.',
    partly: 'Teile des Textes werden nicht vorgelesen.',
  },
  fr: {
    readAlong:
      'Le texte et l’enregistrement vont ensemble : ce qui est lu est marqué dans le texte. Il y a une table des matières.',
    audio: 'Un enregistrement sans son texte. Il y a une table des matières.',
    partly: 'Des parties du texte ne sont pas lues.',
  },
  es: {
    readAlong: 'El texto y la grabación van juntos: lo que se lee está marcado en el texto. Hay un índice.',
    audio: 'Una grabación sin su texto. Hay un índice.',
    partly: 'Partes del texto no se leen en voz alta.',
  },
  it: {
    readAlong: 'Testo e registrazione vanno insieme: ciò che viene letto è segnato nel testo. C’è un indice.',
    audio: 'Una registrazione senza il suo testo. C’è un indice.',
    partly: 'Parti del testo non vengono lette ad alta voce.',
  },
};

/** The summary of it for people, in the book's language or in English: the author's own, else what the file holds; and whose voice it is. */
export function accessibilitySummary(
  book: BookFacts & Pick<ExportBook, 'chapters'>,
  { features, modes, sufficient }: Accessibility,
): string {
  const own = known[book.language.split('-')[0]?.toLowerCase() ?? ''] ?? english;
  const isReadAlong = features.includes('synchronizedAudioText');
  const isPartly = modes.includes('textual') && !sufficient.some(([mode]) => mode === 'auditory');
  const told = [isReadAlong ? own.readAlong : own.audio, ...(isPartly ? [own.partly] : [])].join(' ');
  return `${book.accessibilitySummary ?? told} ${disclosureOf(book)}`;
}

function isAllHeard(chapters: ExportBook['chapters']): boolean {
  return chapters.every(({ coverage }) => coverage.gaps.length === 0 && coverage.skipped.length === 0);
}
