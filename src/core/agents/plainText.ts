/** Letters and digits that may come where none was: those of the languages that Lector knows. All else must have been there before. */
const usualLetters = /[0-9A-Za-zÀ-ÖØ-öø-ſ]/u;
const letters = /[\p{L}\p{M}\p{N}]/gu;
const plain = /^[\p{L}\p{M}\p{N} .,;:!?'"’‘‚“”„«»‹›–—…()-]*$/u;
const address = /:\/\/|\bwww\b|\b(?:https?|mailto|data|javascript|file|vscode|command):\S|\p{L}\.\p{L}{2,}/iu;
/** What Markdown takes for the beginning of a list. */
const listStart = /^\s*(?:[-+*]|\d{1,9}[.)])\s/u;

/** Texts of models have blanks of all kinds, and letters in pieces. */
export function oneLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** Whether a text is nothing but words and punctuation in a line: no markup, address, control character or sign. */
export function isPlain(text: string): boolean {
  return plain.test(text) && !address.test(text) && !listStart.test(text);
}

/** Whether a text has a letter, a digit or an accent beyond the usual ones that `before` hasn't: look-alikes, fillers, another script. */
export function addsLetters(before: string, after: string): boolean {
  const known = new Set(before.normalize('NFC').match(letters));
  return (after.match(letters) ?? []).some((letter) => !usualLetters.test(letter) && !known.has(letter));
}
