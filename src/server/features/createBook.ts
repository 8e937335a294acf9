import * as v from 'valibot';
import type { CreateBookResult } from '../../protocol/messages/books.js';
import { methods } from '../../protocol/messages/methods.js';
import { toPath, toUri } from '../uris.js';
import type { Feature } from './feature.js';

const params = v.object({ folderUri: v.string(), title: v.pipe(v.string(), v.maxLength(1000)) });

/** Makes a folder a book. */
export const createBook: Feature = {
  id: 'createBook',
  register({ lector, manuscripts, on, requireTrust }) {
    on(methods.createBook, params, async ({ folderUri, title }, signal): Promise<CreateBookResult> => {
      requireTrust();
      const file = await lector.use((core) => core.createBook(toPath(folderUri), title, signal));
      manuscripts.forget();
      return { uri: toUri(file) };
    });
  },
};
