/** A text as it is handed to eSpeak NG, with the way back to the text it was made from. */
export interface EngineText {
  readonly text: string;
  /** UTF-16 offset in the original of each code point of `text`, and the original's length at the end. */
  readonly offsets: readonly number[];
}

const unheard = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;
const space = /\s/;
const longDash = /[\u2014\u2015]/;

/**
 * Makes a text harmless for eSpeak NG, whose build for JavaScript always reads SSML and `[[phonemes]]`: nothing in the result is
 * markup, an entity or a command. Control, format and private-use characters are dropped; a run of full stops becomes
 * one ellipsis (older builds hang on a trailing `..`); a long dash gets spaces, without which it is no pause.
 */
export function engineText(original: string): EngineText {
  let text = '';
  const offsets: number[] = [];
  let offset = 0;
  let previous = '';
  for (const character of original) {
    const next = original[offset + character.length] ?? '';
    for (const heard of heardAs(character, previous, next)) {
      text += heard;
      offsets.push(offset);
    }
    offset += character.length;
    previous = character;
  }
  offsets.push(original.length);
  return { text: text.replace(/&(#?\w{1,10});/g, '&$1,'), offsets };
}

function heardAs(character: string, previous: string, next: string): string {
  if (space.test(character)) return ' ';
  if (unheard.test(character)) return '';
  if (longDash.test(character)) return ` ${character} `;
  if (character === '.' && previous === '.') return '';
  if (character === '.' && next === '.') return '…';
  if (character === '<') return '‹';
  if (character === '>') return '›';
  if (character === '[' && (previous === '[' || next === '[')) return '(';
  if (character === ']' && (previous === ']' || next === ']')) return ')';
  return character;
}
