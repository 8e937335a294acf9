import { espeakCodes } from './espeakCodes.js';
import { phonemeSpans } from './phonemeSpans.js';
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
 * Makes a text harmless for eSpeak NG, whose build for JavaScript always reads SSML and `[[codes of phonemes]]`: nothing in the
 * result is markup, an entity or a command but codes that were made of IPA in double brackets. Control, format and
 * private-use characters are dropped; a run of full stops becomes one ellipsis (older builds hang on a trailing `..`); a
 * long dash gets spaces, without which it is no pause.
 */
export function engineText(original: string): EngineText {
  const heard: string[] = [];
  const offsets: number[] = [];
  const add = (text: string, offset: number) => {
    for (const character of text) {
      heard.push(character);
      offsets.push(offset);
    }
  };
  const spans = new Map(phonemeSpans(original).map((span) => [span.start, span]));
  let offset = 0;
  let previous = '';
  while (offset < original.length) {
    const span = spans.get(offset);
    if (span) {
      add('[[', offset);
      for (const { code, at } of espeakCodes(span.ipa)) add(code, offset + '[['.length + at);
      add(']]', span.end - 1);
      offset = span.end;
      previous = ']';
      continue;
    }
    const character = String.fromCodePoint(original.codePointAt(offset) ?? 0);
    const next = original[offset + character.length] ?? '';
    add(heardAs(character, previous, next), offset);
    offset += character.length;
    previous = character;
  }
  offsets.push(original.length);
  return { text: heard.join('').replace(/&(#?\w{1,10});/g, '&$1,'), offsets };
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
