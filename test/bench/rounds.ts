import type { Contender } from './contender.js';
import { median } from './statistics.js';

/**
 * Lets each contender speak the same part of the sentences, part after part, all over again `times` times, so that
 * whatever disturbs the machine hits them alike. Returns the median RTF of each.
 */
export async function inRounds(
  contenders: readonly Contender[],
  { sentences, parts, times }: { readonly sentences: number; readonly parts: number; readonly times: number },
  signal: AbortSignal,
): Promise<ReadonlyMap<Contender, number>> {
  const rtfs = new Map(contenders.map((contender): [Contender, number[]] => [contender, []]));
  for (let round = 0; round < parts * times; round++) {
    const part = round % parts;
    const from = Math.round((part * sentences) / parts);
    const to = Math.round(((part + 1) * sentences) / parts);
    const inTurn = round % 2 === 0 ? contenders : [...contenders].reverse();
    for (const contender of inTurn) {
      signal.throwIfAborted();
      rtfs.get(contender)?.push(await contender.speak(from, to, signal));
    }
  }
  return new Map([...rtfs].map(([contender, values]) => [contender, median(values)]));
}
