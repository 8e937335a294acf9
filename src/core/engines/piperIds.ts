import type { PhonemeWord } from './phonemes.js';

/** Phoneme ids of a sentence as a Piper voice reads them, and which of them each word is. */
export interface PiperIds {
  readonly ids: readonly number[];
  /** Half-open ranges of `ids`, one a word. */
  readonly words: readonly { readonly start: number; readonly end: number }[];
  /** Ids before padding. */
  readonly tokens: number;
}

type IdMap = Readonly<Record<string, readonly number[]>>;

/** `^ _ p1 _ p2 _ … $`: padding between all; without the one after `^` the first sound is lost. */
export function piperIds(sentence: readonly PhonemeWord[], map: IdMap): PiperIds {
  const pad = map._ ?? [];
  const ids = [...(map['^'] ?? []), ...pad];
  let tokens = 0;
  const add = (text: string) => {
    for (const phoneme of text.normalize('NFD')) {
      const known = map[phoneme];
      if (!known) continue;
      tokens += known.length;
      ids.push(...known, ...pad);
    }
  };
  const words = sentence.map(({ phonemes, after }) => {
    const start = ids.length;
    add(phonemes);
    const end = ids.length;
    add(after);
    return { start, end };
  });
  ids.push(...(map.$ ?? []));
  return { ids, words, tokens };
}
