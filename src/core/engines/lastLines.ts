const kept = 40;

/** Keeps the last 40 lines that a program wrote for people, and hands each on. Whoever reads them may empty the list. */
export function keepLastLines(hearLine: (line: string) => void) {
  const lines: string[] = [];
  return {
    lines,
    hear: (line: string) => {
      lines.splice(0, lines.length - kept + 1);
      lines.push(line);
      hearLine(line);
    },
  };
}
