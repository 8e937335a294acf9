import { l10n, window, workspace } from 'vscode';
import { messageOf } from '../../core/base/errors.js';
import type { EnginesResult, VoiceView } from '../../protocol/messages/engines.js';
import { isCancellation } from '../cancellation.js';
import type { Services } from '../services.js';
import { debounce } from '../throttle.js';
import { sampleSource, type SampleSource } from './sampleSource.js';
import {
  isFavouriteButton,
  isSameVoice,
  moreVoicesItem,
  voiceItems,
  type SampleNote,
  type VoiceItem,
} from './voiceItems.js';

/** Going through the list with the arrow keys stays silent until one voice is rested on. */
const restMs = 300;

/** What a voice is picked for. */
export interface VoiceWish {
  readonly title: string;
  /** Whether it is the one that speaks there now. */
  readonly isChosen: (voice: VoiceView) => boolean;
  /** Words to try it with; the sentence at the cursor when absent. */
  readonly words?: SampleSource;
}

/**
 * Lets a person choose among all voices and hear their words in the highlighted one. A voice that can't
 * be heard says why in its row. Undefined where nothing was chosen, `more` where there are others to look at.
 */
export async function pickVoice(
  services: Pick<Services, 'chapters' | 'lifetime' | 'samples' | 'ownVoices'>,
  all: EnginesResult,
  { title, isChosen, words: given }: VoiceWish,
  hasMore: boolean,
): Promise<VoiceView | 'more' | undefined> {
  const picker = window.createQuickPick<VoiceItem>();
  const closed = new AbortController();
  const ended = AbortSignal.any([closed.signal, services.lifetime]);
  const source = given ? Promise.resolve(given) : sampleSource(services.chapters, ended);
  let highlighted = all.voices.find(isChosen) ?? all.voices[0];
  let pointed = highlighted;
  let trial = new AbortController();

  // Each new note sets the list again, which moves the highlight away and back: only where it rests counts.
  const settle = debounce(restMs, () => {
    if (isSameVoice(pointed, highlighted)) return;
    highlighted = pointed;
    trial.abort();
    trial = new AbortController();
    services.samples.stop();
    if (highlighted?.installed && workspace.isTrusted) void hear(highlighted, AbortSignal.any([trial.signal, ended]));
  });

  async function hear(voice: VoiceView, signal: AbortSignal): Promise<void> {
    try {
      const { engine, name } = voice;
      const words = (await source) ?? { text: name };
      say({ voice, text: l10n.t('$(loading~spin) speaking your sentence…') });
      const { isBlocked } = await services.samples.play({ ...words, engine, voice: voice.voice }, signal);
      const blocked = l10n.t('$(mute) click “Enable sound” in the Lector Player to hear it');
      say({ voice, text: isBlocked ? blocked : l10n.t('$(unmute) your sentence in this voice') });
    } catch (error) {
      if (!signal.aborted && !isCancellation(error)) say({ voice, text: `$(warning) ${oneLine(messageOf(error))}` });
    }
  }

  /** Items can't be changed: the list is set again, with the same row highlighted. */
  function say(note?: SampleNote): void {
    if (ended.aborted || (note && !isSameVoice(note.voice, highlighted))) return;
    const items = [...voiceItems(all, services.ownVoices, isChosen, note), ...(hasMore ? [moreVoicesItem()] : [])];
    const active = items.filter(({ voice }) => voice && isSameVoice(voice, highlighted));
    picker.items = items;
    picker.activeItems = active;
  }

  picker.title = title;
  picker.placeholder = l10n.t('Rest on a voice to hear your sentence in it; type a name, a language or an engine');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.keepScrollPosition = true;
  // The walkthrough takes the focus back when its step is done.
  picker.ignoreFocusOut = true;
  say();
  try {
    return await new Promise<VoiceView | 'more' | undefined>((resolve) => {
      picker.onDidChangeActive(([item]) => {
        pointed = item?.voice ?? pointed;
        settle();
      });
      picker.onDidTriggerItemButton(({ item, button }) => {
        if (!isFavouriteButton(button)) {
          resolve(item.voice);
          return;
        }
        if (item.voice) services.ownVoices.toggleFavourite(item.voice);
        say();
      });
      picker.onDidAccept(() => {
        const [item] = picker.activeItems;
        resolve(item && !item.voice ? 'more' : item?.voice);
      });
      picker.onDidHide(() => resolve(undefined));
      picker.show();
    });
  } finally {
    closed.abort();
    settle.dispose();
    services.samples.stop();
    picker.dispose();
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
