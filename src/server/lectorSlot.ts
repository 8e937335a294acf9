import type { Lector } from '../core/lector.js';

/** Holds the one core. It is made when first needed, and anew after `renew`; an old one ends with its last user. */
export interface LectorSlot {
  /** @throws whatever making the core throws; the next use tries again. */
  use<Result>(act: (lector: Lector) => Result | Promise<Result>): Promise<Result>;
  /** The settings it was made from have changed. */
  renew(): Promise<void>;
  /** Ends the core at once, also under its users. */
  dispose(): Promise<void>;
}

interface Held {
  readonly lector: Promise<Lector>;
  users: number;
  isEnded: boolean;
}

export function createLectorSlot(make: () => Promise<Lector>): LectorSlot {
  let current: Held | undefined;

  async function end(held: Held): Promise<void> {
    if (held.isEnded) return;
    held.isEnded = true;
    const lector = await held.lector.catch(() => undefined);
    await lector?.dispose();
  }
  return {
    async use(act) {
      const held = (current ??= { lector: make(), users: 0, isEnded: false });
      held.users++;
      try {
        return await act(await held.lector);
      } finally {
        held.users--;
        const isBroken = await held.lector.then(
          () => false,
          () => true,
        );
        if (isBroken && held === current) current = undefined;
        if (held !== current && held.users === 0) await end(held);
      }
    },
    async renew() {
      const old = current;
      current = undefined;
      if (old?.users === 0) await end(old);
    },
    async dispose() {
      const old = current;
      current = undefined;
      if (old) await end(old);
    },
  };
}
