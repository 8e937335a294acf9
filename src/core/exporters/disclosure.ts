import type { BookFacts } from './exporter.js';

/** “{0}” are the names of the voices. */
const sentences: Readonly<Record<string, string>> = {
  en: 'Read by a synthetic voice, not by a person: {0}.',
  de: 'Gelesen von einer künstlichen Stimme, nicht von einem Menschen: {0}.',
  fr: 'Lu par une voix de synthèse et non par une personne : {0}.',
  es: 'Leído por una voz sintética, no por una persona: {0}.',
  it: 'Letto da una voce sintetica, non da una persona: {0}.',
};

/** Says, in the book's language where it is known and else in English, that its voice is a machine's. */
export function disclosureOf({ language, narrators }: Pick<BookFacts, 'language' | 'narrators'>): string {
  const primary = language.split('-')[0]?.toLowerCase() ?? '';
  return (sentences[primary] ?? sentences.en ?? '').replace('{0}', () => narrators.join(', '));
}
