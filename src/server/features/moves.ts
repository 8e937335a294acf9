import type { FileOperationRegistrationOptions, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import * as v from 'valibot';
import type { Context } from '../context.js';
import { toRange } from '../convert.js';
import { unlessBroken } from '../unlessBroken.js';
import { toPath, toUri } from '../uris.js';
import type { Feature } from './feature.js';

const renamedFiles = v.object({ files: v.array(v.object({ oldUri: v.string(), newUri: v.string() })) });
type RenamedFiles = v.InferOutput<typeof renamedFiles>['files'];

/** Of all files: to tell files from folders, a client would look at those that are gone by then. */
const onDisk: FileOperationRegistrationOptions = { filters: [{ scheme: 'file', pattern: { glob: '**' } }] };

/**
 * Follows manuscripts and folders that are renamed or moved in the editor: the files of their book name them anew in the same step, then
 * takes, decisions and proposed edits go with them. Nothing of it keeps the editor from renaming.
 */
export const moves: Feature = {
  id: 'moves',
  capabilities: { workspace: { fileOperations: { willRename: onDisk, didRename: onDisk } } },
  register(context) {
    const { background, connection, isTrusted, log, on } = context;
    on('workspace/willRenameFiles', renamedFiles, async ({ files }, signal): Promise<WorkspaceEdit | null> => {
      return isTrusted() ? ((await unlessBroken(editOf(context, files, signal), log)) ?? null) : null;
    });
    let following: Promise<unknown> = Promise.resolve();
    connection.onNotification('workspace/didRenameFiles', (params: unknown) => {
      if (!isTrusted() || !v.is(renamedFiles, params)) return;
      // What is renamed twice is followed twice, one after the other.
      const next = following.then(() => unlessBroken(follow(context, params.files), log));
      following = next.catch(() => undefined);
      background('Following renamed files', async () => {
        await next;
      });
    });
  },
};

async function editOf(
  { documents, lector }: Context,
  files: RenamedFiles,
  signal: AbortSignal,
): Promise<WorkspaceEdit | undefined> {
  const textOf = (file: string) => documents.textOf(documents.uriOf(file));
  const found = await lector.use(async (core) => {
    const books = await core.bookMoves(pathsOf(files), signal);
    return Promise.all([...books].map(([root, moved]) => core.moveEdits(root, moved, textOf, signal)));
  });
  const changes = found.flat().map(({ file, text, edits }): [string, TextEdit[]] => {
    const document = TextDocument.create(file, '', 0, text);
    return [
      documents.uriOf(file),
      edits.map(({ span, after }) => ({ range: toRange(document, span), newText: after })),
    ];
  });
  return changes.length > 0 ? { changes: Object.fromEntries(changes) } : undefined;
}

/** After what is narrated in the book right now. What another window's narration keeps from it is done when the chapter is narrated next. */
async function follow(context: Context, files: RenamedFiles): Promise<void> {
  const { changes, jobs, lector, lifetime, log, manuscripts, places } = context;
  const books = await lector.use((core) => core.bookMoves(pathsOf(files), lifetime));
  for (const [root, moved] of books) {
    const stateRoot = await places.stateRootOf(root);
    const act = () => lector.use((core) => core.followMoves({ path: root, stateRoot }, moved, lifetime));
    await unlessBroken(jobs.inTurn(stateRoot, act, lifetime), log);
    changes.touch(toUri(root));
  }
  if (books.size === 0) return;
  manuscripts.forget();
  for (const { oldUri, newUri } of files) for (const uri of [oldUri, newUri]) changes.touch(uri);
}

/** Those on a disk. */
function pathsOf(files: RenamedFiles) {
  const isFile = (uri: string) => uri.startsWith('file:');
  return files
    .filter(({ oldUri, newUri }) => isFile(oldUri) && isFile(newUri))
    .map(({ oldUri, newUri }) => ({ from: toPath(oldUri), to: toPath(newUri) }));
}
