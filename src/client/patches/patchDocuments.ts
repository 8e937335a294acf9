import { commands, EventEmitter, l10n, Uri, window, workspace, type TextDocumentContentProvider } from 'vscode';
import type { Disposable } from '../../core/base/lifetime.js';
import type { PatchItem } from '../../protocol/messages/patches.js';
import { openIfThere } from './openIfThere.js';
import type { Patches } from './patches.js';

const scheme = 'lector-patch';

/** A document as it would be with a proposed edit, for VS Code's diff editor. */
export interface PatchDocuments extends Disposable {
  /** Opens the diff of a patch beside the document as it stands; of one that is decided, of its words alone. */
  show(patch: PatchItem): Promise<void>;
}

export function createPatchDocuments(patches: Patches): PatchDocuments {
  const changes = new EventEmitter<Uri>();
  const shown = new Map<string, Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changes.event,
    async provideTextDocumentContent({ query }) {
      const { id, side } = shownBy(query);
      const patch = patches.all.find((one) => one.id === id);
      if (!patch) return '';
      if (!isInText(patch)) return patch[side];
      const { span } = patch;
      const text = (await openIfThere(Uri.parse(patch.uri, true)))?.getText() ?? '';
      return side === 'before' ? text : text.slice(0, span.start) + patch.after + text.slice(span.end);
    },
  };
  const subscriptions = [
    changes,
    workspace.registerTextDocumentContentProvider(scheme, provider),
    patches.onDidChange(() => {
      for (const uri of shown.values()) changes.fire(uri);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri.toString())),
  ];

  function uriOf({ id, uri }: PatchItem, side: 'before' | 'after'): Uri {
    const made = Uri.parse(uri, true).with({ scheme, query: JSON.stringify({ id, side }) });
    shown.set(made.toString(), made);
    return made;
  }

  return {
    async show(patch) {
      const own = Uri.parse(patch.uri, true);
      const name = own.path.slice(own.path.lastIndexOf('/') + 1);
      const left = isInText(patch) && (await openIfThere(own)) ? own : uriOf(patch, 'before');
      const title = l10n.t('{0}: proposed edit', name);
      await commands.executeCommand('vscode.diff', left, uriOf(patch, 'after'), title, { preview: true });
    },
    dispose() {
      for (const subscription of subscriptions) void subscription.dispose();
    },
  };
}

/** The id of the patch whose diff a person looks at; undefined where the active editor shows none. */
export function shownPatchId(): string | undefined {
  const uri = window.activeTextEditor?.document.uri;
  return uri?.scheme === scheme ? shownBy(uri.query).id : undefined;
}

/** What a document of the scheme shows. */
function shownBy(query: string): { readonly id: string; readonly side: 'before' | 'after' } {
  return JSON.parse(query) as ReturnType<typeof shownBy>;
}

/** Whether a patch changes a part of a document that is there; one that adds a pronunciation knows its whole file, which may not be. */
function isInText(patch: PatchItem): patch is PatchItem & Required<Pick<PatchItem, 'span'>> {
  return patch.span !== undefined && patch.kind !== 'pronunciation';
}
