import { DidChangeWatchedFilesNotification } from 'vscode-languageserver/node.js';
import * as v from 'valibot';
import { methods, type BookChangedParams } from '../../protocol/messages.js';
import { unlessBroken } from '../unlessBroken.js';
import { toUri } from '../uris.js';
import type { Feature } from './feature.js';

const watched = ['**/*.{md,markdown}', '**/{lector,_quarto}.yml', '**/lector.yaml'];
const changedFiles = v.object({ changes: v.array(v.object({ uri: v.string() })) });

/** Watches manuscripts and book files, also closed ones, and tells views whose book changed, once things are quiet. */
export const bookChanges: Feature = {
  id: 'bookChanges',
  register(context) {
    const { changes, connection, documents, manuscripts } = context;
    documents.onDidChange((uri) => changes.touch(uri));
    connection.onDidChangeWatchedFiles((params: unknown) => {
      if (!v.is(changedFiles, params)) return;
      manuscripts.forget();
      for (const { uri } of params.changes) changes.touch(uri);
    });
    connection.onInitialized(() => {
      if (!context.client().registersWatchers) return;
      const watchers = watched.map((globPattern) => ({ globPattern }));
      context.background('Watching the book', async () => {
        await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      });
    });
    changes.onQuiet((uris) => {
      context.background('Telling that a book changed', async () => {
        const roots = new Set<string>();
        for (const uri of uris) {
          const book =
            (await unlessBroken(manuscripts.book(uri, context.lifetime), context.log)) ??
            (await unlessBroken(manuscripts.book(folderOf(uri), context.lifetime), context.log));
          if (book) roots.add(toUri(book.root));
        }
        for (const rootUri of roots) context.notify(methods.bookChanged, { rootUri } satisfies BookChangedParams);
      });
    });
  },
};

/** A chapter that was deleted belongs to no book any more, but its folder does. */
function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
