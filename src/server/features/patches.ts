import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import * as v from 'valibot';
import type { Book } from '../../core/model/book.js';
import type { Span } from '../../core/model/span.js';
import { methods } from '../../protocol/messages/methods.js';
import type { PatchesResult, PatchItem, SuggestFixesResult } from '../../protocol/messages/patches.js';
import type { PatchProblemData } from '../../protocol/messages/problems.js';
import { diagnosticSource } from '../../protocol/names.js';
import type { Context } from '../context.js';
import { toRange } from '../convert.js';
import { patchItems } from '../patchItems.js';
import { withUri, workspacePlaces } from '../schemas.js';
import { t } from '../texts.js';
import { unlessBroken } from '../unlessBroken.js';
import { toUri } from '../uris.js';
import { booksAt } from '../booksAt.js';
import type { Feature } from './feature.js';

const decision = v.object({
  bookUri: v.string(),
  id: v.string(),
  decision: v.picklist(['applied', 'reject', 'stale']),
});

/** Edits that wait for a person: lists them, keeps what was decided, and marks them in their documents as Problems. */
export const patches: Feature = {
  id: 'patches',
  register(context) {
    const { background, changes, lector, lifetime, manuscripts, on, places, requireTrust } = context;

    on(methods.patches, workspacePlaces, async (asked, signal): Promise<PatchesResult> => {
      const items: PatchItem[] = [];
      for (const book of await booksAt(context, asked, signal)) {
        items.push(...(await patchItems(context, book, signal)));
      }
      return { patches: items };
    });

    on(methods.decidePatch, decision, async ({ bookUri, id, decision: decided }, signal) => {
      requireTrust();
      const { stateRoot, root } = await manuscripts.book(bookUri, signal);
      await lector.use((core) => core.decidePatch({ path: root, stateRoot }, id, decided, signal));
      changes.touch(bookUri);
      return null;
    });

    on(methods.suggestFixes, withUri, async ({ uri }, signal): Promise<SuggestFixesResult> => {
      requireTrust();
      const request = { ...(await manuscripts.request(uri, signal)), book: await manuscripts.book(uri, signal) };
      const { patches: staged, findings } = await lector.use((core) => core.suggestFixes(request, signal));
      context.earCheck.add(places.pathOf(uri));
      if (context.client().refreshesDiagnostics) context.connection.languages.diagnostics.refresh();
      changes.touch(uri);
      return { staged: staged.length, findings: findings.length };
    });

    changes.onQuiet((uris) => {
      background('Looking for proposed edits', async () => {
        const books = new Map<string, Book>();
        for (const uri of uris) {
          const book = await unlessBroken(manuscripts.book(uri, lifetime), context.log);
          if (book) books.set(toUri(book.root), book);
        }
        for (const book of books.values()) await showIn(context, book, await patchItems(context, book, lifetime));
      });
    });
  },
};

/**
 * Makes the Problems of a book's open documents tell of the edits that are proposed in them, and of those in the book's files that
 * are to mend one of their chunks; those of closed documents are in the list alone.
 */
async function showIn(context: Context, { root }: Book, items: readonly PatchItem[]): Promise<void> {
  const { documents, lifetime, log, manuscripts, problemBoard } = context;
  const waiting = items.filter(({ status }) => status === 'pending_review');
  for (const document of documents.all()) {
    const { uri } = document;
    if ((await unlessBroken(manuscripts.book(uri, lifetime), log))?.root !== root) continue;
    const spans = await chunkSpans(
      context,
      uri,
      waiting.flatMap(({ about }) => (about?.uri === uri ? about.chunkId : [])),
    );
    const placed = waiting.map((item) => ({ item, span: item.uri === uri ? item.span : spans.get(idIn(item, uri)) }));
    problemBoard.showPatches(
      document,
      placed.flatMap(({ item, span }) => (span ? problemOf(document, span, item) : [])),
    );
  }
}

function idIn({ about }: PatchItem, uri: string): string {
  return about?.uri === uri ? about.chunkId : '';
}

/** Where chunks stand, as far as they do still. */
async function chunkSpans(
  { lifetime, log, manuscripts }: Context,
  uri: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Span>> {
  const plan = ids.length === 0 ? undefined : await unlessBroken(manuscripts.plan(uri, lifetime), log);
  const chunks = (plan?.chapters ?? []).flatMap((chapter) => chapter.chunks.map(({ chunk }) => chunk));
  return new Map(chunks.filter(({ id }) => ids.includes(id)).map(({ id, span }) => [id, span]));
}

/** The text may have changed since the span was asked for; the next look puts it right. */
function problemOf(
  document: TextDocument,
  span: Span,
  { id, description, reasoning, confidence }: PatchItem,
): Diagnostic {
  return {
    range: toRange(document, span),
    severity: DiagnosticSeverity.Information,
    source: diagnosticSource,
    code: 'proposed-edit',
    message: `${description}\n${t('{0} An edit is proposed ({1} % sure): accept or reject it.', reasoning, Math.round(confidence * 100))}`,
    data: { patchId: id } satisfies PatchProblemData,
  };
}
