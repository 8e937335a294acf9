const none: readonly RegExpExecArray[] = [];

/**
 * All matches of a global pattern. Unlike `matchAll`, which makes a copy of the pattern each time: V8 forgets compiled patterns when
 * it collects garbage, and to compile one anew takes up to milliseconds, which an author would wait for at each edit.
 */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (!match) return none;
  if (!pattern.global) throw new TypeError(`${String(pattern)} isn't global.`);
  const found: RegExpExecArray[] = [];
  for (; match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += pattern.unicode && (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1;
  }
  return found;
}
