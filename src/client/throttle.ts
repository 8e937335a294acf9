/** A call that is made at once, then at most every so often, the last one never lost. */
export interface Paced {
  (): void;
  /** Drops what is still due. */
  dispose(): void;
}

/** At most one run every `ms`; the first at once. */
export function throttle(ms: number, run: () => void): Paced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  const call = () => {
    if (timer !== undefined) {
      isDue = true;
      return;
    }
    run();
    timer = setTimeout(() => {
      timer = undefined;
      if (isDue) {
        isDue = false;
        call();
      }
    }, ms);
  };
  return Object.assign(call, { dispose: () => clearTimeout(timer) });
}

/** Runs once `ms` after the last call. */
export function debounce(ms: number, run: () => void): Paced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const call = () => {
    clearTimeout(timer);
    timer = setTimeout(run, ms);
  };
  return Object.assign(call, { dispose: () => clearTimeout(timer) });
}
