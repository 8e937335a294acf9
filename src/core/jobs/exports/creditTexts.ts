import type { Book } from '../../model/book.js';

/** A credit: the chapter that it is, and what is spoken. */
export interface CreditText {
  readonly title: string;
  readonly text: string;
}

interface Phrases {
  readonly titles: readonly [opening: string, closing: string];
  /** `{0}` is the book's title, `{1}` its author. */
  readonly opening: readonly [withAuthor: string, without: string];
  readonly closing: readonly [withAuthor: string, without: string];
}

const english: Phrases = {
  titles: ['Opening credits', 'Closing credits'],
  opening: ['{0}. Written by {1}. Narrated by a synthetic voice.', '{0}. Narrated by a synthetic voice.'],
  closing: [
    'This was {0}, written by {1} and narrated by a synthetic voice.',
    'This was {0}, narrated by a synthetic voice.',
  ],
};

const phrases: Readonly<Record<string, Phrases>> = {
  en: english,
  de: {
    titles: ['Vorspann', 'Abspann'],
    opening: ['{0}. Von {1}. Gelesen von einer künstlichen Stimme.', '{0}. Gelesen von einer künstlichen Stimme.'],
    closing: [
      'Das war {0} von {1}, gelesen von einer künstlichen Stimme.',
      'Das war {0}, gelesen von einer künstlichen Stimme.',
    ],
  },
  fr: {
    titles: ['Générique de début', 'Générique de fin'],
    opening: ['{0}. Écrit par {1}. Lu par une voix de synthèse.', '{0}. Lu par une voix de synthèse.'],
    closing: [
      'C’était {0}, écrit par {1} et lu par une voix de synthèse.',
      'C’était {0}, lu par une voix de synthèse.',
    ],
  },
  es: {
    titles: ['Créditos iniciales', 'Créditos finales'],
    opening: ['{0}. Escrito por {1}. Narrado por una voz sintética.', '{0}. Narrado por una voz sintética.'],
    closing: [
      'Esto fue {0}, escrito por {1} y narrado por una voz sintética.',
      'Esto fue {0}, narrado por una voz sintética.',
    ],
  },
  it: {
    titles: ['Titoli di testa', 'Titoli di coda'],
    opening: ['{0}. Scritto da {1}. Letto da una voce sintetica.', '{0}. Letto da una voce sintetica.'],
    closing: [
      'Questo era {0}, scritto da {1} e letto da una voce sintetica.',
      'Questo era {0}, letto da una voce sintetica.',
    ],
  },
};

/** A book's opening and closing credits: its own words, else Lector's in its language where it is known, else in English. */
export function creditTexts(
  { title, author, credits }: Pick<Book, 'title' | 'author' | 'credits'>,
  language: string,
): readonly [opening: CreditText, closing: CreditText] {
  const own = phrases[language.split('-')[0]?.toLowerCase() ?? ''] ?? english;
  const filled = ([withAuthor, without]: readonly [string, string]) =>
    (author === undefined ? without : withAuthor).replace(/\{([01])\}/g, (_, which) =>
      which === '0' ? title : (author ?? ''),
    );
  return [
    { title: own.titles[0], text: credits?.opening ?? filled(own.opening) },
    { title: own.titles[1], text: credits?.closing ?? filled(own.closing) },
  ];
}
