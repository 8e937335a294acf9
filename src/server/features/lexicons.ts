import * as v from 'valibot';
import { methods } from '../../protocol/messages/methods.js';
import type { ExportLexiconResult, ImportLexiconResult } from '../../protocol/messages/pronunciations.js';
import { toPath, toUri } from '../uris.js';
import type { Feature } from './feature.js';

const params = v.object({ uri: v.string(), fileUri: v.string(), replace: v.boolean() });

/** Pronunciations from and to lexicons that other programs read. */
export const lexicons: Feature = {
  id: 'lexicons',
  register({ changes, lector, manuscripts, on, requireTrust }) {
    on(methods.importLexicon, params, async ({ uri, fileUri, replace }, signal): Promise<ImportLexiconResult> => {
      requireTrust();
      const request = { ...(await manuscripts.request(uri, signal)), book: await manuscripts.book(uri, signal) };
      const done = await lector.use((core) => core.importPronunciations(request, toPath(fileUri), replace, signal));
      manuscripts.forget();
      changes.touch(uri);
      return { ...done, uri: toUri(done.file) };
    });

    on(methods.exportLexicon, params, async ({ uri, fileUri, replace }, signal): Promise<ExportLexiconResult> => {
      requireTrust();
      const request = { ...(await manuscripts.request(uri, signal)), book: await manuscripts.book(uri, signal) };
      return lector.use((core) => core.exportPronunciations(request, toPath(fileUri), replace, signal));
    });
  },
};
