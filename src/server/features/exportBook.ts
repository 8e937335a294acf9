import path from 'node:path';
import * as v from 'valibot';
import type { ExportEvent } from '../../core/model/export.js';
import { exportFormats } from '../../core/model/export.js';
import type { ExportBookResult, ExportProgressParams } from '../../protocol/messages/exports.js';
import { methods } from '../../protocol/messages/methods.js';
import { told } from '../told.js';
import { toPath } from '../uris.js';
import type { Feature } from './feature.js';

const params = v.object({
  uri: v.string(),
  formats: v.pipe(v.array(v.picklist(exportFormats)), v.minLength(1)),
  folderUri: v.string(),
  allowGaps: v.boolean(),
  byWord: v.boolean(),
});

/** Writes a chapter's file or a book in other formats, and tells how far it is. */
export const exportBook: Feature = {
  id: 'exportBook',
  register({ lector, manuscripts, notify, on, requireTrust, settings }) {
    on(methods.exportBook, params, async ({ uri, folderUri, ...wishes }, signal): Promise<ExportBookResult> => {
      requireTrust();
      const plan = await manuscripts.request(uri, signal);
      const request = { ...plan, ...wishes, folder: toPath(folderUri), pauses: settings(uri).pauses };
      return lector.use(async (core) => {
        let result: ExportBookResult = { files: [], gaps: [] };
        for await (const event of core.exportBook(request, signal)) {
          if (event.kind === 'gaps') result = { ...result, gaps: event.gaps.map(told) };
          else if (event.kind === 'finished') result = { ...result, files: event.files };
          const progress = progressOf(event);
          if (progress) notify(methods.exportProgress, progress);
        }
        return result;
      });
    });
  },
};

function progressOf(event: ExportEvent): ExportProgressParams | undefined {
  if (event.kind === 'preparing') return { name: '', done: 0 };
  if (event.kind !== 'progress') return undefined;
  const { file, done, etaSeconds } = event;
  return { name: path.basename(file), done, ...(etaSeconds !== undefined && { etaSeconds }) };
}
