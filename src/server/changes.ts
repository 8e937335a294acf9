/** Collects what changed and tells it once things are quiet, or after twice the delay when they never are. */
export interface Changes {
  touch(uri: string): void;
  /** Listeners get all uris that were touched since the last time. */
  onQuiet(listener: (uris: readonly string[]) => void): void;
  dispose(): void;
}

export function createChanges(delayMs: number): Changes {
  const touched = new Set<string>();
  const listeners: ((uris: readonly string[]) => void)[] = [];
  let quiet: NodeJS.Timeout | undefined;
  let latest: NodeJS.Timeout | undefined;

  function stop(): void {
    clearTimeout(quiet);
    clearTimeout(latest);
    latest = undefined;
  }
  function tell(): void {
    stop();
    const uris = [...touched];
    touched.clear();
    for (const listener of listeners) listener(uris);
  }
  return {
    touch(uri) {
      touched.add(uri);
      clearTimeout(quiet);
      quiet = setTimeout(tell, delayMs);
      latest ??= setTimeout(tell, 2 * delayMs);
    },
    onQuiet: (listener) => void listeners.push(listener),
    dispose: stop,
  };
}
