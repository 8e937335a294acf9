/** Loaded models of which as many are kept as a budget allows. */
export interface HeldModels<Model> {
  /** Lends the model of that name, loaded if it isn't; what it takes the place of is released first. */
  use<T>(name: string, act: (model: Model) => Promise<T>): Promise<T>;
  releaseAll(): Promise<void>;
}

export interface Holding<Model> {
  /** Bytes that the model of that name takes from the budget. */
  readonly bytesOf: (name: string) => Promise<number>;
  readonly open: (name: string) => Promise<Model>;
  readonly release: (model: Model) => Promise<void>;
}

/**
 * Keeps models that together take up to `mostBytes`, those that were used last; one that takes more by itself is kept alone.
 * Uses come one after another.
 */
export function holdModels<Model>(mostBytes: number, { bytesOf, open, release }: Holding<Model>): HeldModels<Model> {
  /** In the order they were used. */
  const held = new Map<string, { readonly model: Model; readonly bytes: number }>();
  let last = Promise.resolve();

  async function lend(name: string): Promise<Model> {
    const known = held.get(name);
    held.delete(name);
    const bytes = known?.bytes ?? (await bytesOf(name));
    const sum = () => Array.from(held.values()).reduce((total, one) => total + one.bytes, bytes);
    for (const [other, { model }] of held) {
      if (sum() <= mostBytes) break;
      held.delete(other);
      await release(model);
    }
    const model = known?.model ?? (await open(name));
    held.set(name, { model, bytes });
    return model;
  }

  return {
    use(name, act) {
      const used = last.then(async () => act(await lend(name)));
      last = used.then(
        () => undefined,
        () => undefined,
      );
      return used;
    },
    async releaseAll() {
      await last;
      await Promise.all(Array.from(held.values(), ({ model }) => release(model)));
      held.clear();
    },
  };
}
