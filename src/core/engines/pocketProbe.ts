import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import which from 'which';
import { shortHash } from '../base/hash.js';
import { flagsIn } from './pocketFlags.js';
import type { PocketOptions } from './pocketOptions.js';
import type { PocketCommand } from './pocketProgram.js';

export interface PocketProbe {
  /** The flags of a command, as the program's own help has them. */
  flagsOf(command: PocketCommand, signal: AbortSignal): Promise<ReadonlySet<string>>;
  forget(): Promise<void>;
}

const kept = v.record(v.string(), v.array(v.string()));

/**
 * Asks the program for what it understands, which takes the seconds in which Python loads PyTorch, and remembers it in
 * `cacheDir` for as long as the program's file is the same.
 */
export function pocketProbe(
  { program, arguments: first }: Pick<PocketOptions, 'program' | 'arguments'>,
  cacheDir: string,
  help: (command: PocketCommand, signal: AbortSignal) => Promise<string>,
): PocketProbe {
  async function fileOf(): Promise<string> {
    const found = (await which(program, { nothrow: true })) ?? program;
    const stats = await stat(found).catch(() => undefined);
    const key = shortHash(found, ...first, String(stats?.size), String(stats?.mtimeMs));
    return path.join(cacheDir, 'flags', `${key}.json`);
  }

  return {
    async flagsOf(command, signal) {
      const file = await fileOf();
      const known = await readKept(file);
      const remembered = known[command];
      if (remembered) return new Set(remembered);
      const flags = flagsIn(await help(command, signal));
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify({ ...known, [command]: [...flags] }));
      return flags;
    },
    forget: async () => rm(await fileOf(), { force: true }),
  };
}

async function readKept(file: string): Promise<v.InferOutput<typeof kept>> {
  try {
    return v.parse(kept, JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return {}; // none yet, or one that was not written to its end
  }
}
