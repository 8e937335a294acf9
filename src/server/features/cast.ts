import path from 'node:path';
import * as v from 'valibot';
import { methods } from '../../protocol/messages/methods.js';
import type { AskSpeakersResult, CastEditResult, CastResult } from '../../protocol/messages/cast.js';
import { bookFileName } from '../../protocol/names.js';
import { paced } from '../paced.js';
import { withUri } from '../schemas.js';
import { toUri } from '../uris.js';
import type { Feature } from './feature.js';

const assigned = v.object({
  ...withUri.entries,
  name: v.pipe(v.string(), v.maxLength(200)),
  voice: v.pipe(v.string(), v.maxLength(200)),
});

/**
 * Who speaks in a book, and the edit of its file that gives somebody a voice: the client makes it, so that it can be undone. Where rules
 * can't tell who speaks, a language model may say; its marks wait for a person.
 */
export const cast: Feature = {
  id: 'cast',
  register({ changes, documents, lector, manuscripts, notify, on, requireTrust }) {
    on(methods.cast, withUri, async ({ uri }, signal): Promise<CastResult> => {
      const book = await manuscripts.book(uri, signal);
      const request = { ...(await manuscripts.request(uri, signal)), book };
      const { speakers } = await lector.use((core) => core.cast(request, signal));
      return {
        rootUri: toUri(book.root),
        title: book.title,
        speakers: speakers.map(({ sample, ...speaker }) => {
          if (!sample) return speaker;
          const { file, span, text } = sample;
          return { ...speaker, sample: { uri: documents.uriOf(path.join(book.root, ...file.split('/'))), span, text } };
        }),
      };
    });

    on(methods.askSpeakers, withUri, async ({ uri }, signal): Promise<AskSpeakersResult> => {
      requireTrust();
      const book = await manuscripts.book(uri, signal);
      const { text: _, ...request } = await manuscripts.request(uri, signal);
      const progress = paced(notify);
      return lector.use(async (core) => {
        let staged = 0;
        for await (const event of core.labelSpeakers({ ...request, path: book.root, book }, signal)) {
          if (event.kind === 'asking') progress({ title: event.file, done: event.done, total: event.total });
          else staged = event.patches.length;
        }
        changes.touch(uri);
        return { staged };
      });
    });

    on(methods.castEdit, assigned, async ({ uri, name, voice }, signal): Promise<CastEditResult> => {
      const book = await manuscripts.book(uri, signal);
      const request = { ...(await manuscripts.request(uri, signal)), book };
      const fileUri = toUri(path.join(book.root, bookFileName));
      const open = documents.bookFile(fileUri)?.getText();
      const { before, after } = await lector.use((core) => core.castEdit(request, { name, voice }, open, signal));
      return { uri: fileUri, ...(before !== undefined && { before }), after };
    });
  },
};
