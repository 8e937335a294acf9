import { commands as vscodeCommands, l10n, ProgressLocation, Range, Selection, Uri, window } from 'vscode';
import { methods } from '../../protocol/messages/methods.js';
import { commands, views } from '../../protocol/names.js';
import { signalOf } from '../cancellation.js';
import { chapterEditor } from '../chapterEditor.js';
import { applyPatches } from '../patches/applyPatches.js';
import { patchEditor } from '../patches/patchEditor.js';
import { nothingWaits, patchOf, waitingPatch } from '../patches/waitingPatch.js';
import { markdownEditor, targetOf } from '../target.js';
import { toldSuggestions } from '../toldProposals.js';
import { requireTrust } from '../trust.js';
import type { Command } from './command.js';

/** Looks through the chapter for what is hard to follow by ear. */
export const suggestFixes: Command = {
  id: commands.suggestFixes,
  async run(services, ...given) {
    const { session, patches, lifetime } = services;
    const uri = targetOf(given)?.uri ?? (await chapterEditor(services))?.document.uri.toString();
    if (uri === undefined || !(await requireTrust(l10n.t('Proposing edits')))) return;
    const title = l10n.t('Looking for what is hard to follow by ear');
    const { staged, findings } = await window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      (_, token) => session.request(methods.suggestFixes, { uri }, signalOf(token, lifetime)),
    );
    await patches.refresh(lifetime);
    const review = l10n.t('Review');
    const told = toldSuggestions(staged, findings);
    void window.showInformationMessage(told, ...(staged > 0 ? [review] : [])).then((choice) => {
      if (choice === review) void vscodeCommands.executeCommand(commands.reviewPatches);
    });
  },
};

/** Shows what waits. */
export const reviewPatches: Command = {
  id: commands.reviewPatches,
  async run() {
    await vscodeCommands.executeCommand(`${views.patches}.focus`);
  },
};

/** Arguments of all commands about one patch: its id, or its row; without, the one whose diff is shown, at the cursor or after it. */
export const showPatch: Command = {
  id: commands.showPatch,
  async run({ patches, patchDocuments }, ...given) {
    const patch = patchOf(patches, given) ?? patches.waiting()[0];
    if (patch) await patchDocuments.show(patch);
  },
};

export const acceptPatch: Command = {
  id: commands.acceptPatch,
  async run(services, ...given) {
    const patch = waitingPatch(services.patches, given);
    if (patch && (await requireTrust(l10n.t('Accepting an edit')))) await applyPatches(services, [patch]);
  },
};

export const rejectPatch: Command = {
  id: commands.rejectPatch,
  async run({ patches, lifetime }, ...given) {
    const patch = waitingPatch(patches, given);
    if (patch && (await requireTrust(l10n.t('Rejecting an edit')))) await patches.decide(patch, 'reject', lifetime);
  },
};

/** Accepts an edit and selects its words, to go on from them. */
export const editPatch: Command = {
  id: commands.editPatch,
  async run(services, ...given) {
    const patch = waitingPatch(services.patches, given);
    if (!patch || !(await requireTrust(l10n.t('Accepting an edit')))) return;
    const [place] = await applyPatches(services, [patch]);
    if (!place) return;
    const editor = await window.showTextDocument(Uri.parse(patch.uri, true));
    const [start, end] = [editor.document.positionAt(place.start), editor.document.positionAt(place.end)];
    editor.selection = new Selection(start, end);
    editor.revealRange(new Range(start, end));
  },
};

/** Accepts all that waits in a document, after asking once. */
export const acceptAllPatches: Command = {
  id: commands.acceptAllPatches,
  async run(services, ...given) {
    const uri = targetOf(given)?.uri ?? (patchEditor() ?? markdownEditor())?.document.uri.toString();
    if (uri === undefined || !(await requireTrust(l10n.t('Accepting an edit')))) return;
    const waiting = services.patches.waiting(uri);
    if (waiting.length === 0) {
      nothingWaits();
      return;
    }
    const accept = l10n.t('Accept All');
    const question =
      waiting.length === 1
        ? l10n.t('Accept the proposed edit in this document? One undo takes it back.')
        : l10n.t('Accept {0} proposed edits in this document? One undo takes them back.', waiting.length);
    if ((await window.showWarningMessage(question, { modal: true }, accept)) === accept)
      await applyPatches(services, waiting);
  },
};
