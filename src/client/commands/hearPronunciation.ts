import { l10n, window } from 'vscode';
import type { SampleParams } from '../../protocol/messages/samples.js';
import { commands } from '../../protocol/names.js';
import type { Samples } from '../playback/samples.js';
import { markdownEditor, targetOf, wordOrSelection } from '../target.js';
import { requireTrust } from '../trust.js';
import type { Command } from './command.js';

/** Speaks the selection, the word under the cursor the one that a hover or a row names, in the chapter's voice. */
export const hearPronunciation: Command = {
  id: commands.hearPronunciation,
  async run({ samples, lifetime }, ...given) {
    const sample = sampleIn(given);
    if (sample) {
      if (await requireTrust(l10n.t('Speaking a word'))) await hear(samples, sample, lifetime);
      return;
    }
    const target = targetOf(given);
    const editor = target?.span ? undefined : markdownEditor();
    const uri = target?.uri ?? editor?.document.uri.toString();
    const span = target?.span ?? (editor && wordOrSelection(editor));
    if (uri === undefined) return;
    if (!span) {
      void window.showInformationMessage(l10n.t('Put the cursor into a word, or select what you want to hear.'));
      return;
    }
    if (!(await requireTrust(l10n.t('Speaking a word')))) return;
    await hear(samples, { uri, span }, lifetime);
  },
};

async function hear(samples: Samples, sample: SampleParams, lifetime: AbortSignal): Promise<void> {
  const { isBlocked } = await samples.play(sample, lifetime);
  if (isBlocked) void window.showInformationMessage(l10n.t('Click “Enable sound” in the Lector Player to hear it.'));
}

/** What a row of the view says that is to be heard. */
function sampleIn([node]: readonly unknown[]): SampleParams | undefined {
  return typeof node === 'object' && node !== null && 'sample' in node ? (node.sample as SampleParams) : undefined;
}
