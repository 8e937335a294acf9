/** Makes each value once, when it is first asked for; one that failed is tried again. */
export function rememberEach<Value>(make: (name: string) => Promise<Value>): (name: string) => Promise<Value> {
  const made = new Map<string, Promise<Value>>();
  return (name) => {
    const value = made.get(name) ?? make(name);
    made.set(name, value);
    value.catch(() => made.delete(name));
    return value;
  };
}
