/** Makes the files of a model of what was fetched, the same on every machine. */
export interface Maker {
  /**
   * Yields the files by their names. Takes seconds, and gives way to others meanwhile.
   * @throws Error where the material isn't of a form that is understood; the cancellation.
   */
  make(
    material: ReadonlyMap<string, Uint8Array>,
    signal: AbortSignal,
  ): AsyncGenerator<readonly [string, Uint8Array], void>;
}
