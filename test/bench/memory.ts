import { setTimeout as delay } from 'node:timers/promises';
import type { Measurement, Row } from './measurement.js';
import { whileNarrating } from './narratingServer.js';
import { childrenOf, peakMegabytes, tellsPeaks } from './processMemory.js';

const listenMs = 12_000;
const engines = [
  { id: 'espeak', name: 'eSpeak NG' },
  { id: 'piper', name: 'Piper' },
];

/** Peaks of resident memory, each process by itself. */
export const memory: Measurement = {
  id: 'memory',
  title: 'Memory of each process while a book is narrated by 2 workers',
  async run(world, signal) {
    if (!tellsPeaks) return [{ name: 'peaks', skipped: `${process.platform} doesn't tell them` }];
    const rows: Row[] = [];
    for (const { id, name } of engines) {
      const { server, hosts } = await whileNarrating(world, id, signal, async ({ server: { pid } }) => {
        await delay(listenMs, undefined, { signal });
        const peaks = (await childrenOf(pid)).map(peakMegabytes);
        return { server: await peakMegabytes(pid), hosts: await Promise.all(peaks) };
      });
      rows.push({ name: `${name}: the server`, value: server, unit: 'MB', target: { atMost: 200 } });
      for (const [index, value] of hosts.entries()) {
        rows.push({ name: `${name}: engine process ${index + 1}`, value, unit: 'MB' });
      }
    }
    return rows;
  },
};
