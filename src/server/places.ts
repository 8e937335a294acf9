import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { shortHash } from '../core/base/hash.js';
import type { ServerSettings } from '../protocol/messages/settings.js';
import { encodePart, toPath } from './uris.js';

/** Where documents and the takes of books lie. All paths are absolute and in the platform's own form. */
export interface Places {
  /** The path of a document or folder; one without a file needn't be there. @throws LectorError as toPath */
  pathOf(uri: string): string;
  /** The folder that an untitled document has for itself in the client's storage; undefined for any other document. */
  storageOf(uri: string): string | undefined;
  /** The folder whose `.lector/` holds what is known of a book. */
  stateRootOf(bookRoot: string): Promise<string>;
}

const untitled = 'untitled:';

export function createPlaces(
  settings: () => Pick<ServerSettings, 'takesPath'>,
  storagePath: () => string | undefined,
): Places {
  function storageOf(uri: string): string | undefined {
    const storage = storagePath();
    if (storage === undefined || !uri.startsWith(untitled)) return undefined;
    return path.join(storage, 'untitled', encodePart(uri.slice(untitled.length)));
  }
  return {
    storageOf,
    pathOf(uri) {
      const folder = storageOf(uri);
      return folder === undefined ? toPath(uri) : path.join(folder, `${path.basename(folder)}.md`);
    },
    async stateRootOf(bookRoot) {
      const { takesPath } = settings();
      const isStored = path.dirname(bookRoot) === path.join(storagePath() ?? '', 'untitled');
      if (takesPath === '' || isStored || (await isWritable(path.join(bookRoot, '.lector')))) return bookRoot;
      return path.join(path.resolve(takesPath), `${path.basename(bookRoot)}-${shortHash(bookRoot)}`);
    },
  };
}

function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}
