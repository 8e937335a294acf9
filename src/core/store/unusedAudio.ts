import path from 'node:path';
import { throwIfCancelled } from '../base/cancellation.js';
import { LectorError } from '../base/errors.js';
import { systemCode } from '../base/systemCode.js';
import { fileFailure, ifThere } from './fileFailure.js';
import type { Files } from './files.js';
import type { Layout } from './layout.js';
import { decodeRecord } from './recordFile.js';
import { sidecarEnding, sidecarParts } from './sidecars.js';
import type { Takes } from './takes.js';
import { walk } from './walk.js';

/** A file of takes that nothing refers to. */
export interface UnusedFile {
  /** Absolute. */
  readonly file: string;
  readonly bytes: number;
}

interface AudioWorld {
  readonly files: Files;
  readonly layout: Layout;
  readonly takes: Pick<Takes, 'findTake'>;
}

interface References {
  readonly takeIds: ReadonlySet<string>;
  /** Inside the book, forward slashes. */
  readonly audio: ReadonlySet<string>;
}

/**
 * The takes that no record, no backup and no record that was set aside refers to; sidecars stand before audio, so that
 * removing them in order leaves no take without its sound wherever it is broken off. Files it can't name are left out.
 * @throws LectorError BAD_RECORD for a damaged record, whose rebuilding may yet want any of them; SCHEMA_TOO_NEW.
 */
export async function findUnusedAudio(world: AudioWorld, signal: AbortSignal): Promise<readonly UnusedFile[]> {
  const { files, layout, takes } = world;
  const used = await readReferences(world, signal);
  const unused: UnusedFile[] = [];
  for await (const file of walk(files, layout.takes)) {
    throwIfCancelled(signal);
    if (await isUnused(path.basename(file))) {
      const there = await ifThere(files.stat(file), 'looking at', file);
      if (there) unused.push({ file, bytes: there.size });
    }
  }
  return unused.sort((a, b) => Number(isSidecar(b.file)) - Number(isSidecar(a.file)));

  async function isUnused(name: string): Promise<boolean> {
    if (isSidecar(name)) return isUnusedSidecar(name.slice(0, -sidecarEnding.length));
    const [, takeId, sha256] = /^(.+)\.([0-9a-f]{12})\.wav$/.exec(name) ?? [];
    if (takeId === undefined || sha256 === undefined || used.audio.has(layout.takeFile(takeId, sha256))) return false;
    if (!used.takeIds.has(takeId)) return true;
    const take = await takes.findTake(takeId);
    return take !== undefined && take.file !== layout.takeFile(takeId, sha256);
  }

  /** One that lies aside goes with its sound. */
  function isUnusedSidecar(name: string): boolean {
    const { takeId = name, hash } = sidecarParts(name) ?? {};
    return hash === undefined ? !used.takeIds.has(takeId) : !used.audio.has(layout.takeFile(takeId, hash));
  }
}

/** Removes them one by one; what is gone already is no error. @throws LectorError IO_FAILED, and the cancellation. */
export async function removeFiles(files: Files, unused: readonly UnusedFile[], signal: AbortSignal): Promise<void> {
  for (const { file } of unused) {
    throwIfCancelled(signal);
    try {
      await files.unlink(file);
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw fileFailure(error, 'removing', file);
    }
  }
}

function isSidecar(file: string): boolean {
  return file.endsWith(sidecarEnding);
}

async function readReferences({ files, layout }: AudioWorld, signal: AbortSignal): Promise<References> {
  const takeIds = new Set<string>();
  const audio = new Set<string>();
  for (const folder of [layout.chapters, layout.backups]) {
    for await (const file of walk(files, folder)) {
      throwIfCancelled(signal);
      const bytes = await ifThere(files.readFile(file), 'reading', file);
      if (!bytes) continue;
      const { record, isDamaged } = decodeRecord(bytes);
      if (isDamaged && folder === layout.chapters && file.endsWith('.json')) throw damaged(file);
      for (const { take_id: takeId, audio_path: audioPath, refused_take: refused } of Object.values(record)) {
        if (takeId !== null) takeIds.add(takeId);
        if (audioPath !== null) audio.add(audioPath);
        if (refused) audio.add(refused.audio_path);
      }
    }
  }
  return { takeIds, audio };
}

function damaged(file: string): LectorError {
  return new LectorError('BAD_RECORD', `${file} is damaged, so nobody knows which takes it needs.`, {
    nextStep: 'Narrate that chapter again, which rebuilds it, then clean.',
  });
}
