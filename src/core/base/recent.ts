/** Keeps what was used last, up to a number of entries. */
export interface Recent<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
}

export function createRecent<Value>(limit: number): Recent<Value> {
  const entries = new Map<string, Value>();
  const put = (key: string, value: Value) => {
    entries.delete(key);
    entries.set(key, value);
  };
  return {
    get(key) {
      const value = entries.get(key);
      if (value !== undefined) put(key, value);
      return value;
    },
    set(key, value) {
      put(key, value);
      const [oldest] = entries.keys();
      if (entries.size > limit && oldest !== undefined) entries.delete(oldest);
    },
    delete: (key) => void entries.delete(key),
  };
}

/** Characters of a text that is worth its memory. */
const longestKept = 2_000;

/**
 * `find`, which looks for the same text once as long as it is among the last `limit` that were asked for. Texts of more
 * than 2,000 characters are always looked for.
 */
export function remembering<Value extends object | string>(
  limit: number,
  find: (text: string) => Value,
): (text: string) => Value {
  const recent = createRecent<Value>(limit);
  return (text) => {
    if (text.length > longestKept) return find(text);
    const known = recent.get(text);
    if (known !== undefined) return known;
    // A piece of a string keeps all of that in memory: a copy doesn't.
    const own = structuredClone(text);
    const value = find(own);
    recent.set(own, value);
    return value;
  };
}
