/** The entry of a cast that reads whatever nobody says. */
export const narratorName = 'narrator';

export const castPronouns = ['he', 'she', 'it', 'they'] as const;
/** What a text calls someone besides the name. */
export type CastPronoun = (typeof castPronouns)[number];

/** Someone of a book: who speaks, and how it sounds. */
export interface CastMember {
  /** As `jobs/voiceNamed` reads it; without one, the narrator speaks. */
  readonly voice?: string;
  /** From 0.5 to 2; the book's own when absent. */
  readonly rate?: number;
  /** Other names that the text has for them; `I` is whoever tells the story. */
  readonly aliases?: readonly string[];
  readonly pronoun?: CastPronoun;
}

/** The narrator and the characters of a book, by their names. */
export type Cast = Readonly<Record<string, CastMember>>;

/** An entry of a cast by its name, whatever the capitals; undefined where there is none. */
export function memberNamed(cast: Cast, name: string): readonly [name: string, member: CastMember] | undefined {
  const wanted = name.toLowerCase();
  return Object.entries(cast).find(([one]) => one.toLowerCase() === wanted);
}
