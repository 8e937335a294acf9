import { LectorError } from '../base/errors.js';
import type { Take } from '../model/take.js';
import { atomicWrite } from './atomicWrite.js';
import { ifThere } from './fileFailure.js';
import type { Files } from './files.js';
import type { Layout } from './layout.js';
import { sha256Of } from './sha256Of.js';
import { asideName, sidecarEnding, type Sidecar, type Sidecars } from './sidecars.js';

/** A take that isn't kept yet: judged audio with what is known of it. `wav` is a mono 16-bit PCM WAV. */
export type TakeDraft = Omit<Take, 'file' | 'sha256'> & { readonly wav: Uint8Array };

export interface Takes {
  /** Keeps a take: first its audio is durable, then its sidecar, which is what makes it a take. One that it replaces is kept aside. */
  saveTake(draft: TakeDraft): Promise<Take>;
  /** The take of that id, if its sidecar is whole and its audio there in full size. Its hash isn't checked here. */
  findTake(takeId: string): Promise<Take | undefined>;
  /** The take's WAV. @throws LectorError FILE_MISSING or TAKE_DAMAGED */
  readTakeAudio(take: Pick<Take, 'id' | 'sha256'>): Promise<Uint8Array>;
  /** Keeps the sidecar of the take that `by` is about to replace, so that its recording can still be found. */
  setAside(by: Pick<Take, 'id' | 'sha256'>): Promise<void>;
  /** All takes that {@link findTake} would find. */
  listTakes(): Promise<readonly Take[]>;
}

const takeIdPattern = /^[a-z0-9_-]{1,64}$/i;

export function createTakes(files: Files, layout: Layout, sidecars: Sidecars): Takes {
  async function find(takeId: string): Promise<Sidecar | undefined> {
    return takeIdPattern.test(takeId) ? sidecars.find(takeId) : undefined;
  }

  async function setAside(by: Pick<Take, 'id' | 'sha256'>): Promise<void> {
    const before = await find(by.id);
    if (before && before.take.sha256 !== by.sha256) await sidecars.write(asideName(before.take), before);
  }

  return {
    findTake: async (takeId) => (await find(takeId))?.take,
    setAside,
    async saveTake({ wav, ...fields }) {
      if (!takeIdPattern.test(fields.id)) throw new LectorError('BAD_ARGUMENT', `"${fields.id}" can't name a take`);
      const digest = sha256Of(wav);
      const take: Take = { ...fields, file: layout.takeFile(fields.id, digest), sha256: digest };
      await atomicWrite(files, layout.absolute(take.file), wav);
      await setAside(take);
      await sidecars.write(take.id, { bytes: wav.length, take });
      return take;
    },
    async readTakeAudio({ id, sha256: expected }) {
      const file = layout.absolute(layout.takeFile(id, expected));
      const wav = await ifThere(files.readFile(file), 'reading', file);
      if (!wav) throw new LectorError('FILE_MISSING', `The take ${file} is missing.`, { nextStep: narrateAgain });
      if (sha256Of(wav) !== expected) {
        throw new LectorError('TAKE_DAMAGED', `The take ${file} has changed since it was made.`, {
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
        const sidecar = await find(id);
        if (sidecar) found.push(sidecar.take);
      }
      return found;
    },
  };
}

const narrateAgain = 'Run `lector verify` to see all that is wrong, then narrate the chapter again.';
