import { l10n, window } from 'vscode';
import type { Span } from '../../core/model/span.js';
import type { PatchItem } from '../../protocol/messages/patches.js';
import type { Services } from '../services.js';
import { writeEdit } from './writeEdit.js';

/**
 * Writes what was proposed to be told of a book into its file and has that kept, one after the other: each is made for the file with the
 * one before it. One whose place a person has filled meanwhile is told and left. Returns where the last one stands. @throws ResponseError as the server.
 */
export async function applyMetadata(
  { patches, lifetime }: Pick<Services, 'patches' | 'lifetime'>,
  asked: readonly PatchItem[],
): Promise<readonly Span[]> {
  let place: readonly Span[] = [];
  let left = 0;
  for (const { id } of asked) {
    await patches.refresh(lifetime);
    const patch = patches.waiting().find((one) => one.id === id);
    const { span } = patch ?? {};
    if (!patch || !span || !(await writeEdit({ ...patch, span }))) {
      left++;
      continue;
    }
    await patches.decide(patch, 'applied', lifetime);
    place = [{ start: span.start, end: span.start + patch.after.length }];
  }
  if (left > 0)
    void window.showWarningMessage(
      l10n.t('{0} of {1} edits were not applied: their words have changed.', left, asked.length),
    );
  return place;
}
