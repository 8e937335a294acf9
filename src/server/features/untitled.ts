import { rm } from 'node:fs/promises';
import type { Feature } from './feature.js';

/** The takes of a document without a file go with it: when it was saved, its file has takes of its own. */
export const untitled: Feature = {
  id: 'untitled',
  register({ background, documents, jobs, lifetime, places }) {
    documents.onDidClose((uri) => {
      const folder = places.storageOf(uri);
      if (folder === undefined) return;
      background('Clearing up after an untitled document', async () => {
        await jobs.inTurn(folder, () => rm(folder, { recursive: true, force: true }), lifetime);
      });
    });
  },
};
