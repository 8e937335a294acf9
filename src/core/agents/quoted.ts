/** What a chat template or a reader of marks could take for its own, and what stands for it. */
const lookalikes: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '[': '(', ']': ')', '{': '(', '}': ')' };
const hidden = /(?!\n)\p{Cc}|\p{Cf}|\p{Co}|\p{Cs}|[\u2028\u2029]/gu;

/**
 * A text as data for a model, between two fences of tildes that are longer than any in it, so that nothing in it can close
 * them; without marks of chat templates (`<|im_end|>`, `[INST]`, `<end_of_turn>`) and characters that nobody sees.
 */
export function quoted(text: string): string {
  const plain = text.replace(hidden, ' ').replace(/[<>[\]{}]/g, (mark) => lookalikes[mark] ?? ' ');
  const longest = Math.max(2, ...(plain.match(/~+/g) ?? []).map(({ length }) => length));
  const fence = '~'.repeat(longest + 1);
  return `${fence}\n${plain}\n${fence}`;
}
