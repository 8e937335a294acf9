/** Lines that belong together, and how many blank ones stand before them. */
export interface Paragraph {
  readonly lines: readonly string[];
  readonly blankBefore: number;
}

/** A line of over so many characters was not broken by hand. */
const longestBrokenLine = 100;

/**
 * Divides a text into paragraphs: at blank lines; without any, at lines that are indented, or at every line where lines
 * are as long as paragraphs.
 */
export function paragraphsOf(text: string): readonly Paragraph[] {
  const lines = text.split('\n').map((line) => line.trimEnd().replaceAll('\t', '    '));
  const written = lines.filter((line) => line !== '');
  const share = (is: (line: string) => boolean) => written.filter(is).length / Math.max(1, written.length);
  const isUnbroken = share((line) => line.length > longestBrokenLine) > 0.2;
  const indented = share((line) => /^ {2,8}\S/.test(line));
  const isIndented = indented > 0.05 && indented < 0.7 && lines.length - written.length < written.length * 0.1;
  const begins = (line: string) => isUnbroken || (isIndented && /^ {2,}\S/.test(line));
  const paragraphs: { lines: string[]; blankBefore: number }[] = [];
  let blank = 0;
  for (const line of lines) {
    if (line === '') {
      blank++;
      continue;
    }
    const last = paragraphs.at(-1);
    if (last && blank === 0 && !begins(line)) last.lines.push(line);
    else paragraphs.push({ lines: [isIndented ? line.trimStart() : line], blankBefore: blank });
    blank = 0;
  }
  return paragraphs;
}
