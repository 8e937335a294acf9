import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ExportFormat } from '../../src/core/model/export.js';
import type { ExportCost } from './peers/exportAlone.js';
import type { BenchWorld } from './world.js';

const run = promisify(execFile);

/** What it takes a process of its own to export a narrated book into a new folder. @throws where it fails, with what it said. */
export async function exportedAlone(
  world: Pick<BenchWorld, 'distDir' | 'programsDir'>,
  book: string,
  out: string,
  formats: readonly ExportFormat[],
  signal: AbortSignal,
): Promise<ExportCost> {
  const program = path.join(world.programsDir, 'peers', 'exportAlone.mjs');
  const { stdout } = await run(process.execPath, [program, world.distDir, book, out, formats.join(',')], { signal });
  return JSON.parse(stdout) as ExportCost;
}
