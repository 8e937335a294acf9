/** Half-open ranges of two lists of words that stand against each other. One of them may be empty. */
export interface WordPair {
  readonly said: readonly [number, number];
  readonly heard: readonly [number, number];
  readonly isSame: boolean;
}

/**
 * Lays what was heard along what was said with the fewest words put in, left out or replaced (Levenshtein); each pair holds one word
 * of either side, or of one side alone, in order.
 */
export function alignWords(said: readonly string[], heard: readonly string[]): readonly WordPair[] {
  const width = heard.length + 1;
  const costs = new Uint32Array((said.length + 1) * width);
  const cost = (row: number, column: number) => costs[row * width + column] ?? 0;
  for (let row = 0; row <= said.length; row++) {
    for (let column = 0; column <= heard.length; column++) {
      if (row === 0 || column === 0) costs[row * width + column] = row + column;
      else {
        const isSame = said[row - 1] === heard[column - 1];
        costs[row * width + column] = Math.min(
          cost(row - 1, column - 1) + (isSame ? 0 : 1),
          cost(row - 1, column) + 1,
          cost(row, column - 1) + 1,
        );
      }
    }
  }
  const pairs: WordPair[] = [];
  let [row, column] = [said.length, heard.length];
  while (row > 0 || column > 0) {
    const isSame = row > 0 && column > 0 && said[row - 1] === heard[column - 1];
    const here = cost(row, column);
    const isPair = row > 0 && column > 0 && here === cost(row - 1, column - 1) + (isSame ? 0 : 1);
    const isMissing = !isPair && row > 0 && here === cost(row - 1, column) + 1;
    const [rows, columns] = isPair ? [1, 1] : isMissing ? [1, 0] : [0, 1];
    pairs.push({ said: [row - rows, row], heard: [column - columns, column], isSame });
    row -= rows;
    column -= columns;
  }
  return pairs.reverse();
}
