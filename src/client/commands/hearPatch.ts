import { l10n, window } from 'vscode';
import { messageOf, type ErrorCode } from '../../core/base/errors.js';
import { commands } from '../../protocol/names.js';
import { failureDataOf } from '../failure.js';
import { waitingPatch } from '../patches/waitingPatch.js';
import type { Services } from '../services.js';
import { requireTrust } from '../trust.js';
import type { Command } from './command.js';

/** Speaks the words of a proposed edit as they stand. */
export const hearPatchBefore: Command = {
  id: commands.hearPatchBefore,
  run: (services, ...given) => hear(services, 'before', given),
};

/** Speaks them as they would be said once it is accepted. */
export const hearPatchAfter: Command = {
  id: commands.hearPatchAfter,
  run: (services, ...given) => hear(services, 'after', given),
};

/** How words that can't be spoken fail: of these an edit is to mend, nothing can be heard before it is accepted. */
const unspoken: ReadonlySet<string> = new Set<ErrorCode>([
  'ENGINE_CRASHED',
  'ENGINE_FAILED',
  'ENGINE_TIMEOUT',
  'TEXT_TOO_LONG',
]);

async function hear({ patches, samples, lifetime }: Services, side: 'before' | 'after', given: readonly unknown[]) {
  const patch = waitingPatch(patches, given);
  if (!patch || !(await requireTrust(l10n.t('Speaking a word')))) return;
  // The word of a pronunciation is said as the edit has it, all others as the book says them.
  const asInBook = patch.kind !== 'pronunciation';
  const words = { uri: patch.about?.uri ?? patch.uri, text: patch.said[side], asInBook };
  try {
    const { isBlocked } = await samples.play({ ...words, ...patch.heardWith?.[side] }, lifetime);
    if (isBlocked) void window.showInformationMessage(l10n.t('Click “Enable sound” in the Lector Player to hear it.'));
  } catch (error) {
    if (side === 'after' || !unspoken.has(failureDataOf(error)?.code ?? '')) throw error;
    void window.showInformationMessage(l10n.t('As they stand, these words can’t be heard: {0}', messageOf(error)));
  }
}
