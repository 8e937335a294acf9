/** How many of a book's first chapters an environment variable asks for. @throws Error where it is no whole number from 1. */
export function chaptersWanted(variable: string, usual: number): number {
  const text = process.env[variable] ?? String(usual);
  const chapters = Number(text);
  if (!Number.isInteger(chapters) || chapters < 1) throw new Error(`${variable} is "${text}".`);
  return chapters;
}
