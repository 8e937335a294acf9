/** Someone who speaks sentences: Lector's pool, or what it is held against. Everything is loaded before the first round. */
export interface Contender {
  readonly name: string;
  /** RTF of speaking these sentences, those at these places of all. */
  speak(from: number, to: number, signal: AbortSignal): Promise<number>;
  close(): Promise<void>;
}

/** Does all the work with so many hands, each taking the next piece when it has done one; returns the sum of the results. */
export async function inParallel<Work>(
  work: readonly Work[],
  hands: number,
  act: (work: Work, hand: number) => Promise<number>,
): Promise<number> {
  const waiting = [...work];
  let sum = 0;
  const perform = async (hand: number) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const result = await act(next, hand);
      sum += result;
    }
  };
  await Promise.all(Array.from({ length: hands }, (_, hand) => perform(hand)));
  return sum;
}

/** Wall time ÷ the seconds of audio that `act` returns. */
export async function rtfOf(act: () => Promise<number>): Promise<number> {
  const begun = performance.now();
  const audioSeconds = await act();
  return (performance.now() - begun) / 1000 / audioSeconds;
}
