import type { SpokenRun } from '../model/spoken.js';

const reference = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/y;
/** A line end with the white space before it and the markers of the containers that the next line stands in. */
const lineEnd = /[ \t]*(?:\r\n|\r|\n)[ \t>]*/y;

/**
 * Finds the place of each character of a Markdown text node in its source `[start, end)`: escapes, character
 * references and line ends are written otherwise than they read. `decode` reads one character reference. A rest that
 * can't be matched becomes one run that isn't verbatim.
 */
export function alignText(
  value: string,
  source: string,
  start: number,
  end: number,
  decode: (reference: string) => string,
): SpokenRun[] {
  if (value.length === end - start && source.startsWith(value, start) && !value.includes('\n')) {
    return [{ text: value, span: { start, end }, verbatim: true }];
  }
  const runs: SpokenRun[] = [];
  let at = 0;
  let place = start;
  let same = 0;
  const push = (length: number, written: number) => {
    runs.push({ text: value.slice(at, at + length), span: { start: place, end: place + written }, verbatim: false });
    at += length;
    place += written;
  };
  const flush = () => {
    if (same > 0)
      runs.push({ text: value.slice(at - same, at), span: { start: place - same, end: place }, verbatim: true });
    same = 0;
  };
  while (at < value.length && place < end) {
    const character = value[at];
    if (character === '\n') {
      const found = matchAt(lineEnd, source, place);
      if (found === undefined) break;
      flush();
      push(1, found.length);
    } else if (source[place] === '\\' && source[place + 1] === character && isEscapable(character)) {
      flush();
      place += 1;
      at += 1;
      place += 1;
      same = 1;
    } else {
      const written = source[place] === '&' ? matchAt(reference, source, place) : undefined;
      const decoded = written === undefined ? undefined : decode(written);
      if (written !== undefined && decoded !== undefined && decoded !== written && value.startsWith(decoded, at)) {
        flush();
        push(decoded.length, written.length);
      } else if (source[place] === character) {
        at += 1;
        place += 1;
        same += 1;
      } else break;
    }
  }
  flush();
  if (at < value.length) push(value.length - at, Math.max(0, end - place));
  return runs;
}

function matchAt(pattern: RegExp, text: string, index: number): string | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0];
}

function isEscapable(character: string | undefined): boolean {
  return character !== undefined && /[!-/:-@[-`{-~]/.test(character);
}
