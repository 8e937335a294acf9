type Present<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** The object without the keys whose value is undefined. */
export function present<T extends object>(object: T): Present<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Present<T>;
}
