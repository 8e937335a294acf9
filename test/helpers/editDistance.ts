/** How many characters of a text, or words of a list, must be put in, left out or replaced to make it the other (Levenshtein). */
export function editDistance(from: Iterable<string>, to: Iterable<string>): number {
  const wanted = Array.from(to);
  let row = Array.from({ length: wanted.length + 1 }, (_, index) => index);
  Array.from(from).forEach((letter, index) => {
    const next = [index + 1];
    wanted.forEach((other, at) => {
      const [left = 0, above = 0, corner = 0] = [next[at], row[at + 1], row[at]];
      next.push(Math.min(left + 1, above + 1, corner + (letter === other ? 0 : 1)));
    });
    row = next;
  });
  return row[wanted.length] ?? 0;
}
