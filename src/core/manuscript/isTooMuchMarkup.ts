const maxLineMarkers = 100;
const maxIndent = 100;
const maxDelimiterRun = 200;
const maxUnderlinedHeadings = 1_000;
const maxBracketsInBlock = 2_000;
const maxTildesInBlock = 2_000;
/** Each backtick run that nothing closes makes the parser read the block to its end once more. */
const maxRereadCharacters = 2_000_000;

const markersInRow = new RegExp(`^(?:[ \\t]*(?:>|[-+*][ \\t]|\\d+[.)][ \\t])){${maxLineMarkers}}`, 'm');
const deepItem = new RegExp(`^[ \\t]{${maxIndent},}(?:[-+*]|\\d+[.)])[ \\t]`, 'm');
const longRun = new RegExp(`([*_~])\\1{${maxDelimiterRun}}`);
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/gm;
const blankLine = /^[ \t]*$/m;

/**
 * Whether a text has more markup than any book, of the kinds for which the Markdown parser's time grows with the square
 * of their number: the bounds keep it under a second.
 */
export function isTooMuchMarkup(text: string): boolean {
  return (
    markersInRow.test(text) ||
    deepItem.test(text) ||
    longRun.test(text) ||
    countOf(text, underline) > maxUnderlinedHeadings ||
    text.split(blankLine).some(isCrowded)
  );
}

function isCrowded(block: string): boolean {
  return (
    countOf(block, /\[/g) > maxBracketsInBlock ||
    countOf(block, /~/g) > maxTildesInBlock ||
    new Set(block.match(/`+/g)).size * block.length > maxRereadCharacters
  );
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
