import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { measurements } from './index.js';
import type { Measurement, Row } from './measurement.js';
import { resultTable } from './resultTable.js';
import { ratioOf, verdictOf } from './verdict.js';
import { withWorld } from './world.js';

const usualMostMs = 300_000;

/** What a measurement came to. */
interface Result {
  readonly id: string;
  readonly title: string;
  readonly seconds: number;
  readonly rows: readonly Row[];
  /** Why there are none. */
  readonly broke?: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    strict: { type: 'boolean', default: false },
    book: { type: 'string', default: 'samples' },
    json: { type: 'string', default: 'out/bench.json' },
  },
});
const unknown = positionals.filter((id) => !measurements.some((one) => one.id === id));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. Measurements: ${measurements.map(({ id }) => id).join(', ')}`);
  process.exit(2);
}
const stop = new AbortController();
// Not `once`: execa's guard ends a program that nobody listens in any more when it is asked.
process.on('SIGINT', () => stop.abort(new Error('Stopped')));

const chosen = measurements.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
const machine = {
  cpu: cpus()[0]?.model ?? '',
  cores: availableParallelism(),
  gigabytes: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform}-${process.arch}`,
  node: process.version,
  loadBefore: Number(loadavg()[0]?.toFixed(2)),
};
console.log(Object.values(machine).slice(0, -1).join(', ') + `; load before: ${machine.loadBefore}`);
console.log(
  'Every figure is a cost. RATIO: how many times as good as what stands beside it, measured in the same run.',
);

const results: Result[] = [];
await withWorld(values.book, stop.signal, async (world) => {
  for (const measurement of chosen) {
    if (stop.signal.aborted) break;
    results.push(await measure(measurement));
  }

  async function measure(measurement: Measurement): Promise<Result> {
    const { id, title, mostMs = usualMostMs } = measurement;
    console.log(`\n${id}: ${title}`);
    const begun = performance.now();
    const told = (rows: readonly Row[], rest = {}) => ({
      id,
      title,
      seconds: (performance.now() - begun) / 1000,
      rows,
      ...rest,
    });
    try {
      const rows = await measurement.run(world, AbortSignal.any([stop.signal, AbortSignal.timeout(mostMs)]));
      console.log(resultTable(rows, process.stdout.columns));
      return told(rows);
    } catch (error) {
      const broke = error instanceof Error ? (error.stack ?? error.message) : String(error);
      console.log(`broke: ${excerpt(broke)}`);
      return told([], { broke });
    }
  }
});

const full = results.map((result) => ({
  ...result,
  rows: result.rows.map((row) => ('skipped' in row ? row : judged(row))),
}));
await mkdir('out', { recursive: true });
await writeFile(
  values.json,
  `${JSON.stringify({ machine, at: new Date().toISOString(), results: full }, undefined, 2)}\n`,
);

const rows = results.flatMap((result) => result.rows);
const figures = rows.flatMap((row) => ('skipped' in row ? [] : [row]));
const count = (verdict: string) => figures.filter((figure) => verdictOf(figure) === verdict).length;
const broken = results.filter(({ broke }) => broke !== undefined);
const sums = [
  `${count('reached')} targets reached`,
  `${count('missed')} missed`,
  `${rows.length - figures.length} skipped`,
  `${broken.length} broke`,
];
console.log(`\n${sums.join(', ')}; all of it in ${values.json}`);
process.exitCode = broken.length > 0 || stop.signal.aborted || (values.strict && count('missed') > 0) ? 1 : 0;

/** What fits on a screen: a failed program's output may hold whole bundles. */
function excerpt(text: string): string {
  const lines = text.split('\n').map((line) => line.slice(0, 200));
  return [...lines.slice(0, 3), ...lines.slice(3).slice(-12)].join('\n');
}

function judged(figure: Extract<Row, { value: number }>) {
  return { ...figure, ratio: ratioOf(figure), verdict: verdictOf(figure) };
}
