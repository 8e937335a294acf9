/** Of a log, no more than its end is looked at: so many characters and lines. A program says last why it ended. */
const mostCharacters = 65_536;
const mostLines = 400;
/** Of a line, what stands behind is left out: an endless one is no message. */
const longestLine = 4_000;

/** What colours a terminal, and other characters that are no text. */
const colours = /\p{Cc}\[[0-9;]{0,20}[A-Za-z]/gu;
const controls = /[\p{Cc}\p{Zl}\p{Zp}]/gu;

export interface LogLine {
  /** From 1, in the whole log. */
  readonly number: number;
  readonly text: string;
}

/** The last lines of a log that say something, without colours and control characters, the longest of them cut. */
export function logLines(log: string): readonly LogLine[] {
  const from = Math.max(0, log.length - mostCharacters);
  const lines = log.slice(from).split('\n');
  const skipped = newlinesBefore(log, from);
  return lines
    .map((line, at) => ({ number: skipped + at + 1, text: line }))
    .slice(-mostLines)
    .map(({ number, text }) => ({ number, text: cleaned(text.slice(0, longestLine)) }))
    .filter(({ text }) => text !== '');
}

function cleaned(line: string): string {
  return line.replace(colours, '').replace(controls, ' ').trim();
}

function newlinesBefore(log: string, end: number): number {
  let count = 0;
  for (let at = log.indexOf('\n'); at >= 0 && at < end; at = log.indexOf('\n', at + 1)) count += 1;
  return count;
}
