import path from 'node:path';
import type { Log } from '../base/log.js';
import { atomicWrite } from './atomicWrite.js';
import { ifThere } from './fileFailure.js';
import type { Files } from './files.js';
import { stampedName } from './stampedName.js';
import { decodeVersioned, type VersionedForm } from './versionedJson.js';

/** What is kept in a JSON file of its own. */
interface Stamped {
  /** The file's name without its ending. */
  readonly id: string;
  /** ISO 8601, UTC; the name begins with it. */
  readonly created_at: string;
}

/** The files of one kind in a folder, each named by when it was made and what it is about. */
export interface StampedFiles<Value extends Stamped> {
  /** All, the oldest first; a damaged one is passed over and logged. @throws LectorError SCHEMA_TOO_NEW. */
  readonly list: () => Promise<readonly Value[]>;
  /** Keeps a new one under a name of its own; durable when it resolves. Only for the lock's holder. */
  readonly add: (value: Omit<Value, 'id'>, about: string) => Promise<Value>;
  /** Keeps what became of one; durable when it resolves. Only for the lock's holder. */
  readonly save: (value: Value) => Promise<void>;
}

interface StampedWorld {
  readonly files: Files;
  readonly log: Log;
}

/** @param ending of the files' names: `.json` */
export function createStampedFiles<Value extends Stamped>(
  { files, log }: StampedWorld,
  folder: string,
  ending: string,
  form: VersionedForm<Value>,
): StampedFiles<Value> {
  const fileOf = (id: string) => path.join(folder, `${id}${ending}`);
  let last: Promise<unknown> = Promise.resolve();

  async function ids(): Promise<readonly string[]> {
    const names = (await ifThere(files.readdir(folder), 'listing', folder)) ?? [];
    return names
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => name.slice(0, -ending.length));
  }

  async function keep(value: Omit<Value, 'id'>, about: string): Promise<Value> {
    const id = stampedName(value.created_at, about, new Set(await ids()));
    const whole = { ...value, id } as Value;
    await atomicWrite(files, fileOf(id), encode(whole));
    return whole;
  }

  return {
    async list() {
      const values: Value[] = [];
      for (const id of await ids()) {
        const bytes = await ifThere(files.readFile(fileOf(id)), 'reading', fileOf(id));
        const value = bytes && decodeVersioned(bytes, form);
        // The name counts: nobody who writes into a file reaches another one by it.
        if (value) values.push({ ...value, id });
        else if (bytes) log.warn(`${fileOf(id)} is damaged and was passed over.`);
      }
      return values;
    },
    add(value, about) {
      const adding = last.then(() => keep(value, about));
      last = adding.catch(() => undefined);
      return adding;
    },
    save: (value) => atomicWrite(files, fileOf(value.id), encode(value)),
  };
}

/** Indented: people look into these files. */
function encode(value: Stamped): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`);
}
