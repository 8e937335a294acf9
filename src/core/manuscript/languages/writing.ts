import { whereSeen, type Rewrite } from '../rewrite.js';

/**
 * Characters that no engine may see: control (eSpeak NG obeys some), direction, private use, half a pair, unassigned.
 * Soft hyphens and word joiners only tell where a line may break.
 */
export const unspeakable =
  /(?:(?![\t\n\r])[\p{Cc}\p{Co}\p{Cs}\p{Cn}\p{Bidi_Control}\u00AD\u2060-\u206F\uFEFF\uFFF9-\uFFFD])+/gu;

const emojiPart = String.raw`(?:(?![©®™‼⁉])\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\uFE0E\uFE0F\u20E3])`;

/** Emoji with what belongs to them: joined ones, skin tones, flags; and the space that would stand twice without them. */
const emoji = new RegExp(
  `(?<=\\s)${emojiPart}(?:\\u200D|${emojiPart})*\\s+|${emojiPart}(?:\\u200D|${emojiPart})*`,
  'gu',
);

/** What plain prose has none of, so that most sentences are looked at once and not six times. */
const unusual = /[^\p{L}\p{N} .,;:!?'"“”‘’()—–-]|\s{2}|--|[—–]{2}|\.\s?\./u;

/** What is written but never sounds, and white space, dashes and dots made regular: the same in all languages. */
export const writing: readonly Rewrite[] = whereSeen(unusual, [
  { id: 'unspeakable', pattern: unspeakable, say: () => '' },
  { id: 'emoji', pattern: emoji, say: () => '' },
  { id: 'space', pattern: /[\s\u200B]{2,}|[^\S ]|\u200B/g, say: () => ' ' },
  { id: 'dash', pattern: /(?<!-)-{2,3}(?!-)/g, say: () => '—' },
  { id: 'long dash', pattern: /-{4,}|_{2,}|[—–]{2,}/g, say: () => '—' },
  // One sign for all: eSpeak NG never comes back from a text that ends in two dots.
  {
    id: 'ellipsis',
    pattern: /(?:\.\s?){2,}\.|\.{2,}|…[.…]*/g,
    say: ([written]) => (written === '…' ? undefined : '…'),
  },
]);
