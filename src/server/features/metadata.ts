import path from 'node:path';
import * as v from 'valibot';
import { bookFields, chapterFields } from '../../core/model/metadataField.js';
import type { PlanRequest } from '../../core/model/request.js';
import type { MetadataView } from '../../core/model/metadataView.js';
import type {
  MetadataEditResult,
  MetadataResult,
  ProposeMetadataResult,
  YoutubeResult,
} from '../../protocol/messages/metadata.js';
import { methods } from '../../protocol/messages/methods.js';
import { bookFileName } from '../../protocol/names.js';
import type { Context } from '../context.js';
import { paced } from '../paced.js';
import { withUri } from '../schemas.js';
import { told } from '../told.js';
import { toUri } from '../uris.js';
import type { Feature } from './feature.js';

const value = v.nullable(v.union([v.string(), v.array(v.string())]));
const edit = v.object({
  uri: v.string(),
  at: v.object({ field: v.picklist([...bookFields, ...chapterFields]), chapter: v.exactOptional(v.string()) }),
  value,
});

/** What is told of a book: shows it, proposes what is missing, says how to write what a person wants, and lays it out as a video. */
export const metadata: Feature = {
  id: 'metadata',
  register(context) {
    const { changes, lector, notify, on, requireTrust, settings } = context;

    on(methods.metadata, withUri, async ({ uri }, signal): Promise<MetadataResult> => {
      const request = await requestOf(context, uri, signal);
      return {
        bookUri: toUri(request.path),
        view: inLanguage(await lector.use((core) => core.metadata(request, signal))),
      };
    });

    on(methods.metadataEdit, edit, async ({ uri, at, value: wanted }, signal): Promise<MetadataEditResult> => {
      requireTrust();
      const request = await requestOf(context, uri, signal);
      const { file, span, before, after } = await lector.use((core) =>
        core.metadataWriting(request, at, wanted ?? undefined, signal),
      );
      return { uri: context.documents.uriOf(file), span, before, after };
    });

    on(methods.proposeMetadata, withUri, async ({ uri }, signal): Promise<ProposeMetadataResult> => {
      requireTrust();
      const request = await requestOf(context, uri, signal);
      const progress = paced(notify);
      return lector.use(async (core) => {
        let result: ProposeMetadataResult = { staged: 0, notes: [] };
        for await (const event of core.proposeMetadata(request, signal)) {
          if (event.kind === 'describing') progress(event);
          else result = { staged: event.patches.length, notes: event.notes.map(told) };
        }
        changes.touch(uri);
        return result;
      });
    });

    on(methods.youtube, withUri, async ({ uri }, signal): Promise<YoutubeResult> => {
      const request = { ...(await requestOf(context, uri, signal)), pauses: settings(uri).pauses };
      // Credits are spoken for their length.
      if ((await context.manuscripts.book(uri, signal)).credits) requireTrust();
      const progress = paced(notify);
      return lector.use(async (core) => {
        for await (const event of core.youtube(request, signal)) {
          if (event.kind === 'preparing') progress({ ...event, title: '' });
          else return { starts: event.starts, text: { ...event.text, notes: event.text.notes.map(told) } };
        }
        throw new Error('The book was not laid out.');
      });
    });
  },
};

/** The whole book that a document is of, with its file as it stands in an editor. */
async function requestOf({ documents, manuscripts }: Context, uri: string, signal: AbortSignal): Promise<PlanRequest> {
  const { root } = await manuscripts.book(uri, signal);
  const { text: _, ...request } = await manuscripts.request(uri, signal);
  const file = path.join(root, bookFileName);
  const open = documents.bookFile(toUri(file));
  const texts = new Map([...documents.texts(), ...(open ? [[file, open.getText()] as const] : [])]);
  return { ...request, path: root, texts };
}

/** What code says of values, in the editor's language. */
function inLanguage(view: MetadataView): MetadataView {
  const shown = <Field extends MetadataView['fields'][number]>(field: Field): Field =>
    field.flaw === undefined ? field : { ...field, flaw: told(field.flaw) };
  return {
    ...view,
    fields: view.fields.map(shown),
    chapters: view.chapters.map((one) => ({ ...one, title: shown(one.title), summary: shown(one.summary) })),
  };
}
