import { matchesOf } from '../../base/matchesOf.js';

const listStart = /^\s*(?:[•⁃▪◦‣·-]\s?)?(?:\d{1,3}|[a-z])(?:\.\)|[.)])\s/;
const listMarker = /(?<=^|\s)(?:[•⁃▪◦‣·-]\s?)?(\d{1,3}|[a-z])(\.\)|[.)])\s(?=\S)/g;
/** A sentence's own dot before three that stand for what was left out: `done. . . . The`. */
const omittedEnd = /\p{L}\. (?=\. \. \. \p{Lu})/gu;
const maxLineOfList = 60;

/** Offsets at which a sentence begins whatever stands before, in ascending order. `text` is one paragraph. */
export function forcedBreaks(text: string): readonly number[] {
  return [...listItems(text), ...omittedEnds(text), ...bareLines(text)].sort((a, b) => a - b);
}

/** Items of a list that is written on one line: markers that count on from the paragraph's beginning. */
function listItems(text: string): readonly number[] {
  if (!listStart.test(text)) return [];
  const found: number[] = [];
  let next: { readonly marker: string; readonly end: string } | undefined;
  for (const { index, 1: marker = '', 2: end = '' } of matchesOf(listMarker, text)) {
    if (next && (next.marker !== marker || next.end !== end)) continue;
    if (next) found.push(index);
    next = { marker: following(marker), end };
  }
  return found;
}

function following(marker: string): string {
  return /\d/.test(marker) ? String(Number(marker) + 1) : String.fromCharCode(marker.charCodeAt(0) + 1);
}

function omittedEnds(text: string): readonly number[] {
  return matchesOf(omittedEnd, text).map(({ index, 0: { length } }) => index + length);
}

/** Short lines without any sentence mark, three or more: a list, not a sentence that runs over line ends. */
function bareLines(text: string): readonly number[] {
  const lines = text.trim().split(/\r\n|\r|\n/);
  if (lines.length < 3 || /[.!?…。！？]/.test(text) || lines.some((line) => line.length > maxLineOfList)) return [];
  return matchesOf(/(?:\r\n|\r|\n)[ \t]*/g, text.trimEnd()).map(({ index, 0: { length } }) => index + length);
}
