import { l10n, window, type QuickPickItem } from 'vscode';
import { messageOf } from '../../core/base/errors.js';
import type { Pronunciation } from '../../core/model/pronunciation.js';
import type { Span } from '../../core/model/span.js';
import { isCancellation } from '../cancellation.js';
import type { Services } from '../services.js';
import { typedPronunciation } from './typedPronunciation.js';

/** A word in a document, of which a person wants to say how it is said. */
export interface WordToSay {
  readonly uri: string;
  /** Where it stands; undefined for one that is only in the book’s file. */
  readonly span: Span | undefined;
  readonly word: string;
}

interface Choice extends QuickPickItem {
  readonly act: 'keep' | 'hear' | 'none';
}

/** Asks how a word is said, and lets it be heard before it is kept. Undefined where nothing was. */
export async function askPronunciation(
  { samples, lifetime }: Pick<Services, 'samples' | 'lifetime'>,
  { uri, span, word }: WordToSay,
): Promise<Pronunciation | undefined> {
  const picker = window.createQuickPick<Choice>();
  const closed = new AbortController();
  const signal = AbortSignal.any([closed.signal, lifetime]);

  async function hear(said: Pick<Pronunciation, 'alias' | 'ipa'>): Promise<void> {
    show('hear', l10n.t('$(loading~spin) speaking…'));
    try {
      const { alias, ipa } = said;
      const words = ipa === undefined ? { text: alias ?? word } : { ...(span && { span }), ipa };
      const { isBlocked } = await samples.play({ uri, ...words }, signal);
      show('hear', isBlocked ? l10n.t('$(mute) click “Enable sound” in the Lector Player to hear it') : '');
    } catch (error) {
      if (!signal.aborted && !isCancellation(error))
        show('hear', `$(warning) ${messageOf(error).replace(/\s+/g, ' ')}`);
    }
  }

  /** Items can't be changed: the list is set again, with a row highlighted. */
  function show(highlighted: Choice['act'], note: string): void {
    if (signal.aborted) return;
    const items = choices(picker.value, word, note);
    picker.items = items;
    picker.activeItems = items.filter(({ act }, at) => act === highlighted || (at === 0 && items.length === 1));
  }

  picker.title = l10n.t('How is “{0}” said?', word);
  picker.placeholder = l10n.t('Other letters, such as “homes”, or IPA, such as /hˈoʊmz/');
  picker.ignoreFocusOut = true;
  show('none', '');
  try {
    return await new Promise<Pronunciation | undefined>((resolve) => {
      picker.onDidChangeValue(() => {
        samples.stop();
        show('keep', '');
      });
      picker.onDidAccept(() => {
        const said = typedPronunciation(picker.value);
        const [item] = picker.activeItems;
        if (!said || !item || item.act === 'none') return;
        if (item.act === 'hear') void hear(said);
        else resolve({ word, ...said });
      });
      picker.onDidHide(() => resolve(undefined));
      picker.show();
    });
  } finally {
    closed.abort();
    samples.stop();
    picker.dispose();
  }
}

function choices(typed: string, word: string, note: string): readonly Choice[] {
  const said = typedPronunciation(typed);
  if (!said) {
    const label =
      typed.trim() === ''
        ? l10n.t('Type how “{0}” is said', word)
        : l10n.t('$(warning) These are neither words nor IPA with a stress mark');
    return [{ act: 'none', label, alwaysShow: true }];
  }
  const { alias = '', ipa } = said;
  const keep =
    ipa === undefined
      ? l10n.t('$(check) Say “{0}” like “{1}” from now on', word, alias)
      : l10n.t('$(check) Say “{0}” as /{1}/ from now on', word, ipa);
  return [
    { act: 'keep', label: keep, detail: l10n.t('In the whole book; pronunciations.yaml keeps it'), alwaysShow: true },
    { act: 'hear', label: l10n.t('$(unmute) Hear it first'), detail: note, alwaysShow: true },
  ];
}
