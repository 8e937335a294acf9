import type { Recording } from '../model/recording.js';
import type { Take } from '../model/take.js';
import type { Finding } from '../model/verdict.js';
import { atomicWrite } from './atomicWrite.js';
import { ifThere } from './fileFailure.js';
import type { Files } from './files.js';
import type { Layout } from './layout.js';
import { sha256Of } from './sha256Of.js';
import { asideName, sidecarEnding, type Sidecars } from './sidecars.js';
import type { TakeDraft, Takes } from './takes.js';

/** Recordings beside the takes that play: what was a take before it was spoken again, and what was refused. */
export interface Recordings {
  /** Keeps audio that the checks refused, aside: {@link Takes.findTake} never finds it. */
  saveRefused(draft: TakeDraft, findings: readonly Finding[]): Promise<Take>;
  /** All recordings of these words, the newest first. Their hashes aren't checked here. */
  listRecordings(spoken: string): Promise<readonly Recording[]>;
  /** The recording of that id and hash. */
  findRecording(of: Pick<Take, 'id' | 'sha256'>): Promise<Omit<Recording, 'madeAtMs'> | undefined>;
  /** Makes a recording the take of its id; what was it before is kept aside. @throws LectorError FILE_MISSING or TAKE_DAMAGED */
  restoreTake(take: Take): Promise<void>;
}

interface RecordingWorld {
  readonly files: Files;
  readonly layout: Layout;
  readonly sidecars: Sidecars;
  readonly takes: Pick<Takes, 'findTake' | 'readTakeAudio' | 'setAside'>;
}

export function createRecordings({ files, layout, sidecars, takes }: RecordingWorld): Recordings {
  async function madeAtMs({ file }: Take): Promise<number> {
    const absolute = layout.absolute(file);
    return (await ifThere(files.stat(absolute), 'looking at', absolute))?.modifiedMs ?? 0;
  }

  return {
    async saveRefused({ wav, ...fields }, refused) {
      const sha256 = sha256Of(wav);
      const take: Take = { ...fields, file: layout.takeFile(fields.id, sha256), sha256 };
      await atomicWrite(files, layout.absolute(take.file), wav);
      await sidecars.write(asideName(take), { bytes: wav.length, take, refused });
      return take;
    },
    async listRecordings(spoken) {
      const names = (await ifThere(files.readdir(layout.takes), 'listing', layout.takes)) ?? [];
      const found = new Map<string, Recording>();
      for (const name of names.filter((one) => one.endsWith(sidecarEnding)).sort(byLength)) {
        const sidecar = await sidecars.find(name.slice(0, -sidecarEnding.length));
        if (sidecar?.take.spoken !== spoken || found.has(sidecar.take.file)) continue;
        const { take, refused } = sidecar;
        found.set(take.file, { take, madeAtMs: await madeAtMs(take), ...(refused && { refused }) });
      }
      return [...found.values()].sort((a, b) => b.madeAtMs - a.madeAtMs);
    },
    async findRecording({ id, sha256 }) {
      const take = await takes.findTake(id);
      return take?.sha256 === sha256 ? { take } : sidecars.find(asideName({ id, sha256 }));
    },
    async restoreTake(take) {
      const { length: bytes } = await takes.readTakeAudio(take);
      await takes.setAside(take);
      await sidecars.write(take.id, { bytes, take });
    },
  };
}

/** The sidecar of a take that plays before one of the same recording that lies aside. */
function byLength(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}
