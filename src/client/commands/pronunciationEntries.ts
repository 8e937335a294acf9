import { l10n, window } from 'vscode';
import { methods } from '../../protocol/messages/methods.js';
import { commands } from '../../protocol/names.js';
import { askPronunciation } from '../pronunciations/askPronunciation.js';
import { requireTrust } from '../trust.js';
import { entryText } from '../views/pronunciationTreeItem.js';
import type { EntryNode } from '../views/pronunciationNodes.js';
import type { Command } from './command.js';

/** Asks anew how a word of `pronunciations.yaml` is said; what it is bound to stays. Argument: its row. */
export const editPronunciation: Command = {
  id: commands.editPronunciation,
  async run(services, ...given) {
    const entry = entryOf(given);
    if (!entry || !(await requireTrust(l10n.t('Keeping a pronunciation')))) return;
    const { uri, pronunciation: old } = entry;
    const said = await askPronunciation(services, { uri, span: undefined, word: old.word });
    if (!said) return;
    const { alias: _, ipa: __, ...rest } = old;
    const pronunciation = { ...rest, ...said };
    await services.session.request(methods.setPronunciation, { uri, pronunciation }, services.lifetime);
  },
};

/** Takes a word out of `pronunciations.yaml`, which can be undone by one click. Argument: its row. */
export const removePronunciation: Command = {
  id: commands.removePronunciation,
  async run({ session, lifetime }, ...given) {
    const entry = entryOf(given);
    if (!entry || !(await requireTrust(l10n.t('Keeping a pronunciation')))) return;
    const { uri, pronunciation } = entry;
    await session.request(methods.removePronunciation, { uri, pronunciation }, lifetime);
    const undo = l10n.t('Undo');
    const told = l10n.t('“{0}” is no longer said {1}.', pronunciation.word, entryText(pronunciation));
    if ((await window.showInformationMessage(told, undo)) === undo)
      await session.request(methods.setPronunciation, { uri, pronunciation }, lifetime);
  },
};

function entryOf([node]: readonly unknown[]): EntryNode | undefined {
  const isEntry = typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'entry';
  return isEntry ? (node as EntryNode) : undefined;
}
