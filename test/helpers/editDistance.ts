/** How many characters must be put in, left out or replaced to make one text the other (Levenshtein). */
export function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  Array.from(from).forEach((letter, index) => {
    const next = [index + 1];
    Array.from(to).forEach((other, at) => {
      const [left = 0, above = 0, corner = 0] = [next[at], row[at + 1], row[at]];
      next.push(Math.min(left + 1, above + 1, corner + (letter === other ? 0 : 1)));
    });
    row = next;
  });
  return row[to.length] ?? 0;
}
