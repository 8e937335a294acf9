/** Lets whatever waits go first; for work that would keep a process from answering. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
