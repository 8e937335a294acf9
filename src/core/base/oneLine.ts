/** A text on one line: each run of white space and control characters is one space, and none stands at its ends. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
