import type { Log } from '../base/log.js';
import type { DeadChunk } from '../model/deadChunk.js';
import { atomicWrite } from './atomicWrite.js';
import { decodeErrorRegistry, encodeErrorRegistry } from './errorRegistrySchema.js';
import { fileFailure, ifThere } from './fileFailure.js';
import type { Files } from './files.js';
import type { Layout } from './layout.js';
import { moveAside } from './setAside.js';

export type ErrorRegistryChange = (chunks: readonly DeadChunk[]) => readonly DeadChunk[];

export interface ErrorRegistryFile {
  /** The chunks that stay dead, those that died first first; none where the file is damaged. @throws LectorError SCHEMA_TOO_NEW. */
  readErrorRegistry(): Promise<readonly DeadChunk[]>;
  /**
   * Changes them, one change after the other, and resolves with what is so once it is durable; a change that returns what it was
   * given writes nothing. A damaged file is set aside before. Only for the lock's holder.
   */
  updateErrorRegistry(change: ErrorRegistryChange): Promise<readonly DeadChunk[]>;
}

interface RegistryWorld {
  readonly files: Files;
  readonly layout: Layout;
  readonly log: Log;
}

export function createErrorRegistryFile({ files, layout, log }: RegistryWorld): ErrorRegistryFile {
  const file = layout.errorRegistry;
  let last: Promise<unknown> = Promise.resolve();

  async function read(): Promise<{ readonly chunks: readonly DeadChunk[]; readonly isDamaged: boolean }> {
    const bytes = await ifThere(files.readFile(file), 'reading', file);
    const chunks = bytes && decodeErrorRegistry(bytes);
    return { chunks: chunks ?? [], isDamaged: bytes !== undefined && chunks === undefined };
  }

  async function update(change: ErrorRegistryChange): Promise<readonly DeadChunk[]> {
    const { chunks, isDamaged } = await read();
    const changed = change(chunks);
    if (changed === chunks) return chunks;
    if (isDamaged)
      await moveAside(files, file, log, 'begun anew').catch((error: unknown) => {
        throw fileFailure(error, 'setting aside', file);
      });
    await atomicWrite(files, file, encodeErrorRegistry(changed));
    return changed;
  }

  return {
    readErrorRegistry: async () => (await read()).chunks,
    updateErrorRegistry(change) {
      const updating = last.then(() => update(change));
      last = updating.catch(() => undefined);
      return updating;
    },
  };
}
