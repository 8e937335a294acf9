import * as v from 'valibot';
import path from 'node:path';
import type { ImportBookResult } from '../../protocol/messages/imports.js';
import { methods } from '../../protocol/messages/methods.js';
import { importReport } from '../importReport.js';
import { toPath, toUri } from '../uris.js';
import type { Feature } from './feature.js';

const params = v.object({ fileUri: v.string(), folderUri: v.string() });

/** Makes a book of a file of another format. */
export const importBook: Feature = {
  id: 'importBook',
  register({ changes, lector, manuscripts, on, requireTrust }) {
    on(methods.importBook, params, async ({ fileUri, folderUri }, signal): Promise<ImportBookResult> => {
      requireTrust();
      const request = { file: toPath(fileUri), folder: toPath(folderUri) };
      const made = await lector.use((core) => core.importBook(request, signal));
      const { folder, title, chapters, findings } = made;
      const chapterUri = toUri(path.join(folder, chapters[0]?.file ?? ''));
      manuscripts.forget();
      changes.touch(chapterUri);
      const report = importReport(path.basename(request.file), made);
      return {
        folderUri: toUri(folder),
        chapterUri,
        title,
        chapters: chapters.length,
        remarks: findings.length,
        report,
      };
    });
  },
};
