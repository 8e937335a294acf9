import { commands, env, l10n, ProgressLocation, window } from 'vscode';
import { methods } from '../../protocol/messages/methods.js';
import type { FromMetadata, ToMetadata } from '../../protocol/metadataPanel.js';
import { commands as ids } from '../../protocol/names.js';
import { signalOf } from '../cancellation.js';
import type { Patches } from '../patches/patches.js';
import { writeEdit } from '../patches/writeEdit.js';
import type { Session } from '../session.js';
import { requireTrust } from '../trust.js';

/** What the page *Book Metadata* works with. */
export interface MetadataWorld {
  readonly session: Session;
  readonly patches: Patches;
}

/** Does what a person asked for on the page *Book Metadata* of a book. @throws ResponseError as the server. */
export async function actOnMetadata(
  message: Exclude<FromMetadata, { kind: 'ready' }>,
  uri: string,
  { session, patches }: MetadataWorld,
  post: (message: ToMetadata) => Thenable<boolean>,
  lifetime: AbortSignal,
): Promise<void> {
  switch (message.kind) {
    case 'save': {
      if (!(await requireTrust(l10n.t('Writing metadata')))) return;
      const { at, value = null } = message;
      const edit = await session.request(methods.metadataEdit, { uri, at, value }, lifetime);
      if (!(await writeEdit(edit))) throw new Error(l10n.t('VS Code could not change {0}.', edit.uri));
      break;
    }
    case 'accept':
      if (message.ids.length > 1 && !(await agreesToAll(message.ids.length))) return;
      for (const id of message.ids) await commands.executeCommand(ids.acceptPatch, id);
      break;
    case 'reject':
      await commands.executeCommand(ids.rejectPatch, message.id);
      break;
    case 'propose':
      await commands.executeCommand(ids.proposeMetadata, uri);
      break;
    case 'copy':
      await env.clipboard.writeText(message.text);
      void window.setStatusBarMessage(l10n.t('Copied'), 3_000);
      break;
    case 'layOut': {
      const video = await laidOut(uri, session, lifetime);
      const starts = Object.fromEntries(video.starts.map(({ chapterId, start }) => [chapterId, start]));
      await post({ kind: 'video', video: { text: video.text, starts } });
    }
  }
  await patches.refresh(lifetime);
}

async function agreesToAll(count: number): Promise<boolean> {
  const accept = l10n.t('Accept All');
  const question =
    count === 1
      ? l10n.t('Write the proposal into lector.yaml?')
      : l10n.t('Write {0} proposals into lector.yaml?', count);
  return (await window.showWarningMessage(question, { modal: true }, accept)) === accept;
}

/** Lays the book out as a video, with progress that can be cancelled: its takes are read for their lengths. */
function laidOut(uri: string, session: Session, lifetime: AbortSignal) {
  return window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Laying out chapters'), cancellable: true },
    async (progress, token) => {
      let percent = 0;
      const events = session.onBookProgress(({ done, total }) => {
        const now = Math.round((done / total) * 100);
        progress.report({ increment: Math.max(0, now - percent) });
        percent = now;
      });
      try {
        return await session.request(methods.youtube, { uri }, signalOf(token, lifetime));
      } finally {
        events.dispose();
      }
    },
  );
}
