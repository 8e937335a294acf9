import { createTwoFilesPatch } from 'diff';

const linesAround = 3;

/** The change of one file, as `git diff` shows it. `file` is its path inside the book, forward slashes. */
export function unifiedDiff(file: string, before: string, after: string): string {
  const options = {
    context: linesAround,
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  };
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, options);
}
