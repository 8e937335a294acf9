import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { throwIfCancelled } from '../../base/cancellation.js';
import { LectorError, messageOf } from '../../base/errors.js';
import type { CatalogModel, SourcePlace } from '../catalog.js';
import { makers } from '../makers/index.js';
import { problemOf } from '../modelFiles.js';
import type { ModelSource } from './modelSource.js';
import { packagesSource } from './packagesSource.js';

/** Where what a model is made of waits. No model file's name begins with a dot. */
const materialFolder = '.material';

type Made = Extract<SourcePlace, { kind: 'made' }>;

/** Packages that carry a model in another form, which it is made of on this machine, within seconds. */
export const madeSource: ModelSource<'made'> = {
  kind: 'made',
  needsNetwork: true,
  name: (place, world) => packagesSource.name(packagesOf(place), world),
  async *fetch(model, place, folder, world, signal) {
    const waiting = path.join(folder, materialFolder);
    await mkdir(waiting, { recursive: true });
    const rough: CatalogModel = { ...model, files: place.material };
    const [first] = model.files;
    const total = place.material.reduce((sum, { bytes }) => sum + bytes, 0);
    const receivedOf = new Map<string, number>();
    for await (const { file, received } of packagesSource.fetch(rough, packagesOf(place), waiting, world, signal)) {
      receivedOf.set(file.name, received);
      const share = [...receivedOf.values()].reduce((sum, bytes) => sum + bytes, 0) / total;
      // What is fetched counts as the first file, for nothing of the others is there yet.
      if (first) yield { file: first, received: Math.floor(Math.min(1, share) * first.bytes) };
    }
    for (const [name, data] of await makeFiles(place, waiting, signal)) {
      const file = model.files.find((one) => one.name === name);
      if (!file) continue;
      const target = path.join(folder, name);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, data);
      yield { file, received: data.length };
    }
  },
};

function packagesOf({ packages }: Made): Extract<SourcePlace, { kind: 'packages' }> {
  return { kind: 'packages', packages };
}

/** What the maker makes, by the names of the files. What it was made of is removed where it is no good. */
async function makeFiles(
  { maker, material }: Made,
  folder: string,
  signal: AbortSignal,
): Promise<readonly (readonly [string, Uint8Array])[]> {
  try {
    for (const file of material) {
      const problem = await problemOf(file, folder, signal);
      if (problem !== undefined) throw new Error(problem);
    }
    const read = await Promise.all(
      material.map(async ({ name }) => [name, await readFile(path.join(folder, name))] as const),
    );
    const made: (readonly [string, Uint8Array])[] = [];
    for await (const one of makers[maker].make(new Map(read), signal)) made.push(one);
    return made;
  } catch (cause) {
    throwIfCancelled(signal);
    await rm(folder, { recursive: true, force: true });
    throw new LectorError('DOWNLOAD_FAILED', `What the model is made of can't be used: ${messageOf(cause)}.`, {
      cause,
      nextStep: 'Try again; it is fetched anew.',
    });
  }
}
