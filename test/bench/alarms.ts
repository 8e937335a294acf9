import path from 'node:path';
import type { Lector } from '../../src/core/lector.js';
import type { ChunkRecord } from '../../src/core/model/record.js';
import { share } from '../helpers/tier1Study.js';
import type { Figure, Measurement } from './measurement.js';
import { narrated } from './narrated.js';
import { shareFigure } from './shareFigure.js';
import { withLector } from './withLector.js';
import type { BenchWorld } from './world.js';

const mostMs = 3 * 3_600_000;
const espeakVoices = ['en-us', 'en-gb', 'en-gb-x-rp', 'en-gb-scotland'];

/** A whole book by several voices whose engines are well: what the Tier-1 checks refuse or doubt of the first takes are false alarms. */
export const alarms: Measurement = {
  id: 'alarms',
  title: 'First takes of a whole book that Tier 1 refuses or doubts',
  mostMs,
  async run(world, signal) {
    const wishes = [
      ...espeakVoices.map((voice) => ({ engine: 'espeak', voice })),
      { engine: 'piper', voice: world.voice },
    ];
    const all: ChunkRecord[] = [];
    const rows: Figure[] = [];
    for (const wish of wishes) {
      const { records } = await withLector(world, (lector) => narrated(unheard(lector), world, wish, Infinity, signal));
      const spoken = records.filter(({ attempts }) => attempts.length > 0);
      rows.push(...figuresOf(world, `${wish.voice}, ${path.basename(world.book)}`, spoken));
      all.push(...spoken);
    }
    return [...rows, ...figuresOf(world, 'all', all)];
  },
};

/** The same without Tier 2. */
function unheard(lector: Lector): Pick<Lector, 'openBook' | 'narrate'> {
  return {
    openBook: (request, signal) => lector.openBook(request, signal),
    narrate: (request, signal) => lector.narrate({ ...request, hear: 'never' }, signal),
  };
}

function figuresOf(world: BenchWorld, who: string, records: readonly ChunkRecord[]): readonly Figure[] {
  const first = records.flatMap(({ attempts, text }) => (attempts[0] ? [{ text, ...attempts[0] }] : []));
  const doubted = first.filter(({ outcome }) => outcome === 'review');
  const refused = first.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
  for (const { text, outcome, message } of who === 'all' ? [] : [...refused, ...doubted])
    world.tell(`${who}, ${outcome}: ${message ?? ''} “${text.trim()}”`);
  return [
    shareFigure(`${who}: refused`, share(refused.length, first.length), 0.1),
    shareFigure(`${who}: doubted`, share(doubted.length, first.length), 1),
  ];
}
