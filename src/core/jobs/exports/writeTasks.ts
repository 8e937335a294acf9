import path from 'node:path';
import { throwIfCancelled } from '../../base/cancellation.js';
import type { Encode } from '../../exporters/encode.js';
import type { OutFile } from '../../exporters/exporter.js';
import { atomicFill } from '../../store/atomicWrite.js';
import { nodeFiles, type OpenFile } from '../../store/files.js';
import type { ExportPace } from './exportPace.js';
import type { ExportTask } from './exportTasks.js';
import { sharePass, type Lane } from './sharedPass.js';

/** What writing files needs to know. */
export interface WriteWorld {
  readonly folder: string;
  readonly encode: Encode;
  readonly pace: ExportPace;
  /** Called for each file that is whole, before the next one of its format begins. */
  readonly written: (task: ExportTask) => Promise<void>;
}

/**
 * Writes the files of several formats at once, one after the other within a format; chapters' audio is made once for all of them. Where
 * one fails, all of them stop. @throws what an exporter throws first; NO_SPACE and the like.
 */
export async function writeTasks(
  formats: readonly (readonly ExportTask[])[],
  { folder, encode, pace, written }: WriteWorld,
  signal: AbortSignal,
): Promise<void> {
  const failed = new AbortController();
  const stopped = AbortSignal.any([signal, failed.signal]);
  const lanes = sharePass(formats.length, (samples) => pace.add(samples), stopped);
  await Promise.all(lanes.map((lane, index) => inTurn(formats[index] ?? [], lane)));
  throwIfCancelled(stopped);

  async function inTurn(tasks: readonly ExportTask[], lane: Lane): Promise<void> {
    try {
      for (const task of tasks) {
        throwIfCancelled(stopped);
        const file = path.join(folder, task.name);
        pace.begin(file);
        await atomicFill(nodeFiles, file, (opened) => task.write(counting(opened), lane, encode, stopped));
        await written(task);
      }
    } catch (error) {
      // The first one says what went wrong; the others were stopped by it.
      failed.abort(error);
    } finally {
      lane.leave();
    }
  }
}

/** A file that knows where its end is. */
function counting(opened: OpenFile): OutFile {
  let at = 0;
  return {
    async append(bytes) {
      await opened.writeAt(bytes, at);
      at += bytes.length;
    },
    overwrite: (position, bytes) => opened.writeAt(bytes, position),
  };
}
