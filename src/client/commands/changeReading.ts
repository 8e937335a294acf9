import { l10n, window, type QuickPickItem } from 'vscode';
import { methods } from '../../protocol/messages/methods.js';
import type { Heteronym } from '../../core/model/bookWords.js';
import type { ReadingArguments } from '../../protocol/messages/commandArguments.js';
import { commands } from '../../protocol/names.js';
import { boundsOf, type Bounds } from '../pronunciations/boundsOf.js';
import { requireTrust } from '../trust.js';
import { partText } from '../views/pronunciationTreeItem.js';
import type { Command } from './command.js';

/** Asks how a word that is said in two ways is said, and beside which words, and keeps it for the book. Argument: its row, or a hover’s. */
export const changeReading: Command = {
  id: commands.changeReading,
  async run({ session, lifetime }, ...given) {
    const [node] = given as readonly (ReadingArguments[0] | undefined)[];
    if (node?.kind !== 'reading' || !(await requireTrust(l10n.t('Keeping a pronunciation')))) return;
    const { place, uri } = node;
    const title = l10n.t('How is “{0}” said here?', place.word);
    const readings = place.readings.map(({ alias, ipa, part }) => ({
      ...{ label: alias, description: `/${ipa}/ · ${partText(part)}`, said: { alias, ipa } },
    }));
    const reading = await window.showQuickPick(readings, { title, placeHolder: contextOf(place) });
    const bounds = reading && (await askWhere(place));
    if (!bounds) return;
    const pronunciation = { word: place.word, ...reading.said, ...bounds };
    await session.request(methods.setPronunciation, { uri, pronunciation }, lifetime);
  },
};

async function askWhere(place: Heteronym): Promise<Bounds | undefined> {
  const choices = boundsOf(place).map((bounds): QuickPickItem & { readonly bounds: Bounds } => {
    const { before = '', after = '' } = bounds;
    const words = [before, place.word, after].filter((word) => word !== '').join(' ');
    const label = words === place.word ? l10n.t('Everywhere in the book') : l10n.t('Wherever “{0}” stands', words);
    return { label, bounds };
  });
  const title = l10n.t('Where is “{0}” said so?', place.word);
  return (await window.showQuickPick(choices, { title, placeHolder: contextOf(place) }))?.bounds;
}

function contextOf({ around, word }: Heteronym): string {
  return `${around.before}${word}${around.after}`;
}
