/** Runs a step after all that were asked for before it. */
export type InTurn = <T>(step: () => Promise<T>) => Promise<T>;

/** Steps that never overlap; one that fails keeps none from running. */
export function createTurns(): InTurn {
  let turn: Promise<unknown> = Promise.resolve();
  return (step) => {
    const result = turn.then(step);
    turn = result.catch(() => undefined);
    return result;
  };
}
