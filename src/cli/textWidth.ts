/** Letters that take one column each: Latin ones and usual punctuation. */
const narrow = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/u;
const controls = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Columns a text takes in a terminal: two for East Asian letters and emoji, one for any other letter with its marks. */
export function textWidth(text: string): number {
  return narrow.test(text) ? text.length : lettersOf(text).reduce((sum, letter) => sum + letterWidth(letter), 0);
}

/** The text on one line, without characters that steer a terminal or turn its direction. */
export function plain(text: string): string {
  return harmless(text).replace(/ {2,}/g, ' ').trim();
}

/** The same with all its spaces. */
export function harmless(text: string): string {
  return text.replace(controls, ' ');
}

/** The text cut to `width` columns, with an ellipsis where something is missing. */
export function fitted(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = '';
  let left = width - 1;
  for (const letter of lettersOf(text)) {
    left -= letterWidth(letter);
    if (left < 0) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** The text filled with spaces to `width` columns. */
export function padded(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const fill = ' '.repeat(Math.max(0, width - textWidth(text)));
  return align === 'right' ? fill + text : text + fill;
}

function lettersOf(text: string): readonly string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}

function letterWidth(letter: string): number {
  return wide.test(letter) ? 2 : 1;
}
