export interface Disposable {
  dispose(): void | Promise<void>;
}

/** Holds what must be ended together; ends the newest first, all of them, even when one fails. */
export class Lifetime implements Disposable {
  private readonly held: Disposable[] = [];

  add<T extends Disposable>(thing: T): T {
    this.held.push(thing);
    return thing;
  }

  async dispose(): Promise<void> {
    const errors: unknown[] = [];
    for (let thing = this.held.pop(); thing; thing = this.held.pop()) {
      try {
        await thing.dispose();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, 'Some parts could not be ended');
  }
}
