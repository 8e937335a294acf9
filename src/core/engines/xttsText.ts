const doubleQuotes = /["“”„‟«»]/gu;
const closingQuotes = /([.?!…。？！।])[’'‘]+(?=\s|$)/gu;
const hasEnd = /[.?!…。？！।؟]$/u;

/** What ends a sentence, by language; a full stop elsewhere. */
const stops: Readonly<Record<string, string>> = { 'zh-cn': '。', ja: '。', hi: '।' };

/**
 * A text as XTTS is given it, so that it doesn't go on speaking when it should end: without quotation marks (after a
 * question or exclamation mark they make it babble, and it says none), with an end, and with a dash after one or two
 * words, for it wants to fill some three seconds and does so with a pause rather than with sounds.
 * @param language as XTTS calls it
 */
export function xttsText(text: string, language: string): string {
  const bare = text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(doubleQuotes, '')
    .replace(closingQuotes, '$1')
    .trim();
  const ended = hasEnd.test(bare) ? bare : `${bare.replace(/[\s,;:—–-]+$/u, '')}${stops[language] ?? '.'}`;
  const words = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(ended)];
  return words.filter(({ isWordLike }) => isWordLike).length <= 2 ? `${ended} —` : ended;
}
