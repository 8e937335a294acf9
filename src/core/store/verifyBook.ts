import path from 'node:path';
import { throwIfCancelled } from '../base/cancellation.js';
import { isLectorError, messageOf } from '../base/errors.js';
import type { ChunkRecord } from '../model/record.js';
import type { VerifyEvent } from '../model/report.js';
import { decodeErrorRegistry } from './errorRegistrySchema.js';
import { ifThere } from './fileFailure.js';
import type { Files } from './files.js';
import type { Layout } from './layout.js';
import { decodeRecord } from './recordFile.js';
import { sha256Of } from './sha256Of.js';
import { sidecarEnding, type Sidecars } from './sidecars.js';
import { walk } from './walk.js';

/** Whether bytes are a whole WAV of a take; the store can't hear. */
export type IsWav = (bytes: Uint8Array) => boolean;

interface VerifiedBook {
  readonly files: Files;
  readonly layout: Layout;
  readonly sidecars: Pick<Sidecars, 'find'>;
}

/**
 * Looks at every sidecar with its audio, then at every record and the registry of errors, and changes nothing: one event a
 * file. Audio that nothing refers to isn't looked at.
 */
export async function* verifyBook(
  { files, layout, sidecars }: VerifiedBook,
  isWav: IsWav,
  signal: AbortSignal,
): AsyncGenerator<VerifyEvent, void> {
  const audio = new Map<string, Promise<string | undefined>>();
  const root = path.dirname(layout.folder);
  const inBook = (file: string) => path.relative(root, file).split(path.sep).join('/');

  /** What is wrong with a take's audio; each file is read once. */
  function flawOf(file: string, sha256: string): Promise<string | undefined> {
    const known = audio.get(file) ?? readFlaw(file, sha256);
    audio.set(file, known);
    return known;
  }

  async function readFlaw(file: string, sha256: string): Promise<string | undefined> {
    const absolute = layout.absolute(file);
    const bytes = await ifThere(files.readFile(absolute), 'reading', absolute);
    if (!bytes) return 'is missing';
    if (sha256Of(bytes) !== sha256) return 'has changed since it was made';
    return isWav(bytes) ? undefined : 'is no whole WAV of a take';
  }

  for await (const file of walk(files, layout.takes)) {
    if (path.extname(file) !== sidecarEnding) continue;
    throwIfCancelled(signal);
    const take = (await sidecars.find(path.basename(file, sidecarEnding)))?.take;
    const flaw = take && (await flawOf(take.file, take.sha256));
    if (!take) yield wrong(inBook(file), 'sidecar-damaged', 'is damaged, or its audio is missing or cut short');
    else if (flaw) yield wrong(take.file, 'take-damaged', flaw);
    else yield { file: take.file, ok: true };
  }

  for await (const file of walk(files, layout.chapters)) {
    if (path.extname(file) !== '.json') continue;
    throwIfCancelled(signal);
    yield await verifyRecord(file);
  }

  const registry = await ifThere(files.readFile(layout.errorRegistry), 'reading', layout.errorRegistry);
  if (registry) yield verifyRegistry(registry);

  function verifyRegistry(bytes: Uint8Array): VerifyEvent {
    const file = inBook(layout.errorRegistry);
    try {
      if (decodeErrorRegistry(bytes)) return { file, ok: true };
      return wrong(file, 'registry-damaged', 'is damaged; it begins anew when a chunk stays dead');
    } catch (error) {
      if (isLectorError(error, 'SCHEMA_TOO_NEW')) return wrong(file, 'registry-too-new', messageOf(error));
      throw error;
    }
  }

  async function verifyRecord(absolute: string): Promise<VerifyEvent> {
    const file = inBook(absolute);
    try {
      const { record, isDamaged } = decodeRecord(await files.readFile(absolute));
      if (isDamaged) return wrong(file, 'record-damaged', 'is damaged; narrating the chapter again rebuilds it');
      for (const [key, chunk] of Object.entries(record)) {
        throwIfCancelled(signal);
        const flaw = chunk.status === 'success' ? await successFlaw(chunk) : undefined;
        if (flaw) return wrong(file, 'record-without-take', `says that ${key} is done, but ${flaw}`);
      }
      return { file, ok: true };
    } catch (error) {
      if (isLectorError(error, 'SCHEMA_TOO_NEW')) return wrong(file, 'record-too-new', messageOf(error));
      throw error;
    }
  }

  async function successFlaw(chunk: ChunkRecord): Promise<string | undefined> {
    const { take_id: id, audio_sha256: sha256, audio_path: file } = chunk;
    if (id === null || sha256 === null || file !== layout.takeFile(id, sha256)) return 'names no take';
    const flaw = await flawOf(file, sha256);
    return flaw && `${file} ${flaw}`;
  }
}

function wrong(file: string, code: string, what: string): VerifyEvent {
  return { file, ok: false, finding: { code, severity: 'error', message: `${file} ${what}` } };
}
