const races = /^\s(?:dash|race|sprint|relay|run|walk|swim|hurdles|finals?|freestyle|medley|champion|record)\b/;
const article = /(?<!\p{L})an?\s$/iu;
const noun = /^\s(?!(?:of|in|at|per|to|by|from|and|or|a|on|for|with|each|apiece|more|less)\b)\p{Ll}/u;

/** Whether what is counted at `[start, end)` stands before a noun, in the singular: `the 100m dash`, `a 9mm pistol`, `a $5 fee`. */
export function isBeforeNoun(input: string, start: number, end: number): boolean {
  const rest = input.slice(end, end + 12);
  return races.test(rest) || (article.test(input.slice(Math.max(0, start - 4), start)) && noun.test(rest));
}
