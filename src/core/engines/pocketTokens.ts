/** Letters of a word that make a piece, on average. */
const lettersPerPiece = 3;

/**
 * About how many tokens the model makes of a text: a piece for every three letters of a word, rounded up, and one for
 * every mark. Nothing is asked, for the model's own vocabulary is known to the program alone: on two novels in English this
 * is 2 % to 24 % above the vocabulary of 1,000 pieces, and the larger models' 4,000 pieces need fewer of them.
 */
export function pocketTokens(text: string): number {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const marks = text.match(/[\p{P}\p{S}]/gu) ?? [];
  return words.reduce((sum, word) => sum + Math.ceil(word.length / lettersPerPiece), marks.length);
}
