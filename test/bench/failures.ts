import path from 'node:path';
import type { Measurement } from './measurement.js';
import { narrated } from './narrated.js';
import { withLector } from './withLector.js';

/** A book of 27,000 words took 35 minutes on two cores at a load of 14. */
const mostMs = 3 * 3_600_000;

/** Every chunk of a book is spoken by Piper, with the retries and checks that the product has and nothing to stand in. */
export const failures: Measurement = {
  id: 'failures',
  title: 'Chunks that fail in a whole book, Piper',
  mostMs,
  async run(world, signal) {
    const wish = { engine: 'piper', voice: world.voice };
    const { records } = await withLector(world, (lector) => narrated(lector, world, wish, Infinity, signal));
    const share = (count: number) => (100 * count) / records.length;
    const failed = records.filter(({ status }) => status !== 'success');
    for (const { id, validation } of failed) world.tell(`${id}: ${validation.findings[0]?.message ?? 'not spoken'}`);
    const again = records.filter(({ status, attempts }) => status === 'success' && attempts.length > 1);
    return [
      {
        name: `failed, of ${records.length} chunks in ${path.basename(world.book)}`,
        value: share(failed.length),
        unit: '%',
        target: { atMost: 1 },
      },
      { name: 'good only when spoken again', value: share(again.length), unit: '%' },
    ];
  },
};
