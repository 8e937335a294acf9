import * as v from 'valibot';
import type { Take } from '../model/take.js';
import type { Finding } from '../model/verdict.js';
import { atomicWrite } from './atomicWrite.js';
import { ifThere } from './fileFailure.js';
import type { Files } from './files.js';
import type { Layout } from './layout.js';
import { parseJson } from './parseJson.js';
import { sidecarSchema, sidecarVersion } from './sidecarSchema.js';

export const sidecarEnding = '.json';

/** What lies beside a recording's WAV: the take, and how many bytes its WAV has. */
export interface Sidecar {
  readonly take: Take;
  readonly bytes: number;
  /** Why it was refused; absent where it was let in. */
  readonly refused?: readonly Finding[];
}

/** The small files that make audio a take. */
export interface Sidecars {
  /** The one named so, `<take>` or `<take>.<hash>`, if it is whole and its audio there in full size. The hash isn't checked here. */
  find(name: string): Promise<Sidecar | undefined>;
  /** Resolves when it is durable. @throws LectorError NO_SPACE or IO_FAILED */
  write(name: string, sidecar: Sidecar): Promise<void>;
}

/** The name of a recording's sidecar that isn't the take of its id (any more), without its ending. */
export function asideName({ id, sha256 }: Pick<Take, 'id' | 'sha256'>): string {
  return `${id}.${sha256.slice(0, 12)}`;
}

/** The take's id, and the beginning of its hash for one that lies aside; undefined for names of other files. */
export function sidecarParts(name: string): { readonly takeId: string; readonly hash?: string } | undefined {
  const [, takeId, hash] = /^([a-z0-9_-]{1,64})(?:\.([0-9a-f]{12}))?$/i.exec(name) ?? [];
  if (takeId === undefined) return undefined;
  return { takeId, ...(hash !== undefined && { hash }) };
}

export function createSidecars(files: Files, layout: Layout): Sidecars {
  return {
    async find(name) {
      const parts = sidecarParts(name);
      if (!parts) return undefined;
      const sidecar = layout.sidecar(name);
      const bytes = await ifThere(files.readFile(sidecar), 'reading', sidecar);
      const found = bytes && readSidecar(bytes);
      if (found?.take.id !== parts.takeId) return undefined;
      const { take } = found;
      if (take.file !== layout.takeFile(take.id, take.sha256) || (parts.hash && asideName(take) !== name))
        return undefined;
      const file = layout.absolute(take.file);
      const there = await ifThere(files.stat(file), 'looking at', file);
      return there?.size === found.bytes ? found : undefined;
    },
    async write(name, sidecar) {
      const text = JSON.stringify({ schema_version: sidecarVersion, ...sidecar });
      await atomicWrite(files, layout.sidecar(name), new TextEncoder().encode(`${text}\n`));
    },
  };
}

/** What a sidecar says; undefined when it is damaged. */
function readSidecar(bytes: Uint8Array): Sidecar | undefined {
  const result = v.safeParse(sidecarSchema, parseJson(bytes));
  return result.success ? result.output : undefined;
}
