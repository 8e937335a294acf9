import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { throwIfCancelled } from '../../base/cancellation.js';
import { LectorError } from '../../base/errors.js';
import type { ModelSource } from './modelSource.js';

/** A folder on this machine or its network that holds copies of models. */
export const mirrorSource: ModelSource<'mirror'> = {
  kind: 'mirror',
  needsNetwork: false,
  name: (_place, { mirrorDir }) => `mirror ${mirrorDir ?? '(none set)'}`,
  async *fetch(model, _place, folder, { mirrorDir }, signal) {
    if (mirrorDir === undefined) throw new LectorError('FILE_MISSING', 'No mirror folder is set.');
    for (const file of model.files) {
      throwIfCancelled(signal);
      const from = path.join(mirrorDir, model.id, file.name);
      try {
        const to = path.join(folder, file.name);
        await mkdir(path.dirname(to), { recursive: true });
        await copyFile(from, to);
      } catch (cause) {
        throw new LectorError('FILE_MISSING', `${from} can't be copied.`, { cause });
      }
      yield { file, received: file.bytes };
    }
  },
};
