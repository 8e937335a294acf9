/** A sentence's source as the player shows it: on one line, without comments, quote marks and emphasis. */
export function sentenceText(source: string): string {
  return source
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/\n[ \t]*(?:>[ \t]?)+/g, ' ')
    .replace(/(?<![\p{L}\p{N}])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\p{L}\p{N}])/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
