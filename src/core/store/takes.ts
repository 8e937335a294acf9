import * as v from 'valibot';
import { LectorError } from '../base/errors.js';
import type { Take } from '../model/take.js';
import { atomicWrite } from './atomicWrite.js';
import { ifThere } from './fileFailure.js';
import type { Files } from './files.js';
import type { Layout } from './layout.js';
import { sha256Of } from './sha256Of.js';
import { sidecarSchema, sidecarVersion } from './sidecarSchema.js';

/** A take that isn't kept yet: judged audio with what is known of it. `wav` is a mono 16-bit PCM WAV. */
export type TakeDraft = Omit<Take, 'file' | 'sha256'> & { readonly wav: Uint8Array };

export interface Takes {
  /** Keeps a take: first its audio is durable, then its sidecar, which is what makes it a take. */
  saveTake(draft: TakeDraft): Promise<Take>;
  /** The take of that id, if its sidecar is whole and its audio there in full size. Its hash isn't checked here. */
  findTake(takeId: string): Promise<Take | undefined>;
  /** The take's WAV. @throws LectorError FILE_MISSING or TAKE_DAMAGED */
  readTakeAudio(take: Pick<Take, 'id' | 'sha256'>): Promise<Uint8Array>;
  /** All takes that {@link findTake} would find. */
  listTakes(): Promise<readonly Take[]>;
}

const takeIdPattern = /^[a-z0-9_-]{1,64}$/i;
const sidecarEnding = '.json';

export function createTakes(files: Files, layout: Layout): Takes {
  async function findTake(takeId: string): Promise<Take | undefined> {
    if (!takeIdPattern.test(takeId)) return undefined;
    const sidecar = layout.sidecar(takeId);
    const text = await ifThere(files.readFile(sidecar), 'reading', sidecar);
    const found = text && readSidecar(text);
    if (found?.take.id !== takeId || found.take.file !== layout.takeFile(takeId, found.take.sha256)) return undefined;
    const file = layout.absolute(found.take.file);
    const there = await ifThere(files.stat(file), 'looking at', file);
    return there?.size === found.bytes ? found.take : undefined;
  }

  return {
    findTake,
    async saveTake({ wav, ...fields }) {
      if (!takeIdPattern.test(fields.id)) throw new LectorError('BAD_ARGUMENT', `"${fields.id}" can't name a take`);
      const digest = sha256Of(wav);
      const take: Take = { ...fields, file: layout.takeFile(fields.id, digest), sha256: digest };
      await atomicWrite(files, layout.absolute(take.file), wav);
      const sidecar = JSON.stringify({ schema_version: sidecarVersion, bytes: wav.length, take });
      await atomicWrite(files, layout.sidecar(take.id), new TextEncoder().encode(`${sidecar}\n`));
      return take;
    },
    async readTakeAudio({ id, sha256: expected }) {
      const file = layout.absolute(layout.takeFile(id, expected));
      const wav = await ifThere(files.readFile(file), 'reading', file);
      if (!wav) throw new LectorError('FILE_MISSING', `The take ${file} is missing`, { nextStep: narrateAgain });
      if (sha256Of(wav) !== expected) {
        throw new LectorError('TAKE_DAMAGED', `The take ${file} has changed since it was made`, {
          nextStep: narrateAgain,
        });
      }
      return wav;
    },
    async listTakes() {
      const names = (await ifThere(files.readdir(layout.takes), 'listing', layout.takes)) ?? [];
      const ids = names
        .filter((name) => name.endsWith(sidecarEnding))
        .map((name) => name.slice(0, -sidecarEnding.length));
      const found: Take[] = [];
      for (const id of ids) {
        const take = await findTake(id);
        if (take) found.push(take);
      }
      return found;
    },
  };
}

const narrateAgain = 'Run `lector verify` to see all that is wrong, then narrate the chapter again.';

/** What a sidecar says; undefined when it is damaged. */
function readSidecar(bytes: Uint8Array): { readonly take: Take; readonly bytes: number } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  const result = v.safeParse(sidecarSchema, value);
  return result.success ? result.output : undefined;
}
