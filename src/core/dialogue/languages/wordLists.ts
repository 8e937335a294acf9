/** The words of a text, in their order. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** The words of a text, each with one value. */
export function each<Value extends string>(value: Value, text: string): Readonly<Record<string, Value>> {
  return Object.fromEntries(words(text).map((word) => [word, value]));
}
