import { l10n, window } from 'vscode';
import { contains } from '../../core/model/span.js';
import type { PatchItem } from '../../protocol/messages/patches.js';
import { cursorOffset } from '../target.js';
import { shownPatchId } from './patchDocuments.js';
import { patchEditor } from './patchEditor.js';
import type { Patches } from './patches.js';

/** The proposed edit that a command was given by its id or its row, else the one at the cursor or the next; says so where none waits. */
export function waitingPatch(patches: Patches, given: readonly unknown[]): PatchItem | undefined {
  const patch = patchOf(patches, given);
  if (patch?.status === 'pending_review') return patch;
  nothingWaits();
  return undefined;
}

/** The one that a command was given, decided ones too, or as {@link waitingPatch}. */
export function patchOf(patches: Patches, [given]: readonly unknown[]): PatchItem | undefined {
  const id = typeof given === 'string' ? given : (idOf(given) ?? shownPatchId());
  if (id !== undefined) return patches.all.find((patch) => patch.id === id);
  const editor = patchEditor();
  if (!editor) return patches.waiting()[0];
  const cursor = cursorOffset(editor);
  const waiting = patches.waiting(editor.document.uri.toString());
  return (
    waiting.find(({ span }) => span && contains(span, cursor)) ??
    waiting.find(({ span }) => span && span.start >= cursor) ??
    waiting[0]
  );
}

function idOf(row: unknown): string | undefined {
  const isRow = typeof row === 'object' && row !== null && 'patchId' in row && typeof row.patchId === 'string';
  return isRow ? (row.patchId as string) : undefined;
}

/** Says that there is nothing to decide. */
export function nothingWaits(): void {
  void window.showInformationMessage(l10n.t('No proposed edit waits here.'));
}
