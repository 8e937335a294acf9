import { l10n, window, type QuickPickItem } from 'vscode';
import type { Pronunciation } from '../../core/model/pronunciation.js';
import { methods } from '../../protocol/messages/methods.js';
import type { HeteronymItem } from '../../protocol/messages/pronunciations.js';
import { commands } from '../../protocol/names.js';
import { requireTrust } from '../trust.js';
import type { ReadingNode } from '../views/pronunciationNodes.js';
import type { Command } from './command.js';

type Bounds = Pick<Pronunciation, 'before' | 'after'>;

/** Asks how a word that is said in two ways is said, and beside which words, and keeps it for the book. Argument: its row. */
export const changeReading: Command = {
  id: commands.changeReading,
  async run({ session, lifetime }, ...given) {
    const [node] = given as readonly (ReadingNode | undefined)[];
    if (node?.kind !== 'reading' || !(await requireTrust(l10n.t('Keeping a pronunciation')))) return;
    const { place, uri } = node;
    const title = l10n.t('How is “{0}” said here?', place.word);
    const readings = place.readings.map(({ alias, ipa, part }) => ({
      ...{ label: alias, description: `/${ipa}/ · ${part}`, said: { alias, ipa } },
    }));
    const reading = await window.showQuickPick(readings, { title, placeHolder: contextOf(place) });
    const bounds = reading && (await askWhere(place));
    if (!bounds) return;
    const pronunciation = { word: place.word, ...reading.said, ...bounds };
    await session.request(methods.setPronunciation, { uri, pronunciation }, lifetime);
  },
};

async function askWhere(place: HeteronymItem): Promise<Bounds | undefined> {
  const choices = boundsOf(place).map((bounds): QuickPickItem & { readonly bounds: Bounds } => {
    const { before = '', after = '' } = bounds;
    const words = [before, place.word, after].filter((word) => word !== '').join(' ');
    const label = words === place.word ? l10n.t('Everywhere in the book') : l10n.t('Wherever “{0}” stands', words);
    return { label, bounds };
  });
  const title = l10n.t('Where is “{0}” said so?', place.word);
  return (await window.showQuickPick(choices, { title, placeHolder: contextOf(place) }))?.bounds;
}

/** The words beside it that can tell it apart, the narrowest first; a mark between them is a wall. */
export function boundsOf({ around }: Pick<HeteronymItem, 'around'>): readonly Bounds[] {
  const before = /(?:^|\s)([\p{L}\p{M}\p{N}’'-]+)\s+$/u.exec(around.before)?.[1];
  const after = /^\s+([\p{L}\p{M}\p{N}’'-]+)(?![\p{L}\p{M}\p{N}])/u.exec(around.after)?.[1];
  return [
    ...(before !== undefined && after !== undefined ? [{ before, after }] : []),
    ...(before === undefined ? [] : [{ before }]),
    ...(after === undefined ? [] : [{ after }]),
    {},
  ];
}

function contextOf({ around, word }: HeteronymItem): string {
  return `…${around.before}${word}${around.after}…`;
}
