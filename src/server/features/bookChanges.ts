import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageserver/node.js';
import * as v from 'valibot';
import type { BookChangedParams } from '../../protocol/messages/books.js';
import { methods } from '../../protocol/messages/methods.js';
import { bookFileNames } from '../../protocol/names.js';
import { createChanges } from '../changes.js';
import { followNewFiles } from '../followNewFiles.js';
import { unlessBroken } from '../unlessBroken.js';
import { toUri } from '../uris.js';
import type { Feature } from './feature.js';

const watched = [
  '**/*.{md,markdown}',
  '**/{lector,_quarto}.yml',
  ...bookFileNames.map((name) => `**/${name}`),
  '**/.lector/chapters/**/*.json',
  '**/.lector/staged_patches/*.patch',
];
/** A chapter that another window narrates is planned anew this long after its record rested, or twice as long after the first change. */
const othersMs = 1_000;

const changedFiles = v.object({ changes: v.array(v.object({ uri: v.string(), type: v.number() })) });

/**
 * Watches manuscripts, book files and the records that other windows write, also of closed files, and tells views whose
 * book changed, once things are quiet. What this server's own jobs write they tell themselves.
 */
export const bookChanges: Feature = {
  id: 'bookChanges',
  register(context) {
    const { changes, connection, documents, jobs, lifetime, manuscripts, places } = context;
    const others = createChanges(othersMs);
    const arrived = createChanges(othersMs);
    for (const one of [others, arrived]) lifetime.addEventListener('abort', () => one.dispose(), { once: true });
    arrived.onQuiet((uris) => context.background('Following new files', () => followNewFiles(context, uris)));
    others.onQuiet((uris) => {
      for (const uri of uris) {
        manuscripts.forget(uri);
        changes.touch(uri);
      }
    });
    documents.onDidChange((uri) => changes.touch(uri));
    // The file's watcher tells it too, but later: what is asked right after the save has to be about the new file.
    documents.onDidSaveBookFile((uri) => {
      manuscripts.forget();
      changes.touch(uri);
    });
    connection.onDidChangeWatchedFiles((params: unknown) => {
      if (!v.is(changedFiles, params)) return;
      const records = params.changes.flatMap(({ uri }) => recordAt(uri) ?? []);
      for (const { bookUri, chapterUri } of records) {
        if (!jobs.isBusy(places.pathOf(bookUri))) others.touch(documents.uriOf(places.pathOf(chapterUri)));
      }
      const patched = params.changes.flatMap(({ uri }) => bookOfPatch(uri) ?? []);
      for (const bookUri of patched) changes.touch(bookUri);
      if (records.length + patched.length === params.changes.length) return;
      manuscripts.forget();
      for (const { uri, type } of params.changes) {
        if (recordAt(uri) || bookOfPatch(uri)) continue;
        changes.touch(uri);
        if (context.isTrusted() && type === FileChangeType.Created && isManuscript(uri)) arrived.touch(uri);
      }
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

function isManuscript(uri: string): boolean {
  return /\.(md|markdown)$/i.test(uri);
}

/** The chapter that a record is of: its name, but for the part of a file, and for percent signs that uris encode again. */
function recordAt(uri: string): { readonly bookUri: string; readonly chapterUri: string } | undefined {
  const [, bookUri, id] = /^(.*)\/\.lector\/chapters\/(.+)\.json$/.exec(uri) ?? [];
  if (bookUri === undefined || id === undefined) return undefined;
  return { bookUri, chapterUri: `${bookUri}/${id.replaceAll('%25', '%').replace(/(?:@|%40)[^/]*$/i, '')}.md` };
}

/** The root folder of the book that a proposed edit is kept in. */
function bookOfPatch(uri: string): string | undefined {
  return /^(.*)\/\.lector\/staged_patches\/[^/]+\.patch$/.exec(uri)?.[1];
}

/** A chapter that was deleted belongs to no book any more, but its folder does. */
function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
