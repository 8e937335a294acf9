import type { SeatEvent } from '../../src/core/jobs/seat.js';

/** Where in a trace a model had the machine together with an engine or another model. */
export function overlapsIn(trace: readonly SeatEvent[]): readonly string[] {
  const inside: SeatEvent[] = [];
  const found: string[] = [];
  for (const event of trace) {
    if (event.kind === 'ends') {
      inside.splice(
        inside.findIndex(({ who, what }) => who === event.who && what === event.what),
        1,
      );
      continue;
    }
    const others = inside.filter(({ who }) => who === 'llm' || event.who === 'llm');
    for (const other of others) found.push(`${event.what} while ${other.what}`);
    inside.push(event);
  }
  return found;
}

/** The trace that a log of *debug* holds. */
export function seatTrace(lines: readonly string[]): readonly SeatEvent[] {
  return lines.flatMap((line) => {
    const [, who, kind, what = ''] = /seat: (tts|llm) (begins|ends) (\S+)/.exec(line) ?? [];
    if ((who !== 'tts' && who !== 'llm') || (kind !== 'begins' && kind !== 'ends')) return [];
    return [{ who, kind, what }];
  });
}
