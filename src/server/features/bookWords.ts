import path from 'node:path';
import * as v from 'valibot';
import { createRecent } from '../../core/base/recent.js';
import type { Book } from '../../core/model/book.js';
import type { BookWords, HeteronymPlace, WordPlaceInBook } from '../../core/model/bookWords.js';
import { pronunciationsFileName } from '../../core/model/pronunciation.js';
import { methods } from '../../protocol/messages/methods.js';
import type { BookWordsResult, WordSoundsResult } from '../../protocol/messages/pronunciations.js';
import type { Context } from '../context.js';
import { stampOfFile } from '../manuscripts.js';
import { unlessBroken } from '../unlessBroken.js';
import { toUri } from '../uris.js';
import type { Feature } from './feature.js';

const params = v.object({ uri: v.string(), folderUris: v.array(v.string()) });
const sounded = v.object({
  uri: v.string(),
  words: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(1000)),
});
/** Books whose words are remembered for as long as their texts stay. */
const keptBooks = 4;

/** What the view of pronunciations shows of a book. A whole book is read for it: only where its texts have changed. */
export const bookWords: Feature = {
  id: 'bookWords',
  register(context) {
    const { documents, isTrusted, lector, log, manuscripts, on, places } = context;
    const known = createRecent<BookWords>(keptBooks);
    on(methods.bookWords, params, async ({ uri, folderUris }, signal): Promise<BookWordsResult> => {
      const book = await manuscripts.book(uri, signal);
      const request = { ...(await manuscripts.request(uri, signal)), book };
      const listsIn = folderUris.map((folder) => places.pathOf(folder));
      const key = JSON.stringify([request.defaults, listsIn, await stampOf(context, book)]);
      const words = known.get(key) ?? (await lector.use((core) => core.wordsOfBook({ ...request, listsIn }, signal)));
      known.set(key, words);
      const uriOf = (file: string) => documents.uriOf(path.join(book.root, ...file.split('/')));
      const placed = <Place extends WordPlaceInBook>({ file, ...rest }: Place) => ({ ...rest, uri: uriOf(file) });
      return {
        rootUri: toUri(book.root),
        title: book.title,
        fileUri: toUri(path.join(book.root, pronunciationsFileName)),
        ...(book.files[0] !== undefined && { chapterUri: uriOf(book.files[0]) }),
        lexicon: book.pronunciations ?? [],
        words: words.words.map((one) => placed(one)),
        heteronyms: words.heteronyms.map((one: HeteronymPlace) => placed(one)),
      };
    });

    on(methods.wordSounds, sounded, async ({ uri, words }, signal): Promise<WordSoundsResult> => {
      if (!isTrusted()) return { sounds: {} };
      const book = await manuscripts.book(uri, signal);
      const request = { ...(await manuscripts.request(uri, signal)), book };
      const asked = lector.use((core) => core.soundsOf(request, words, signal));
      return { sounds: Object.fromEntries((await unlessBroken(asked, log)) ?? []) };
    });
  },
};

/** What tells whether anything that is read has changed. */
async function stampOf({ documents }: Context, { root, files, language, pronunciations }: Book): Promise<unknown> {
  const stamps = await Promise.all(
    files.map(async (file) => {
      const absolute = path.join(root, ...file.split('/'));
      return documents.get(documents.uriOf(absolute))?.version ?? (await stampOfFile(absolute));
    }),
  );
  return [root, files, language, pronunciations, stamps];
}
