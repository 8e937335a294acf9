import { env, l10n, QuickPickItemKind, ThemeIcon, type QuickInputButton, type QuickPickItem } from 'vscode';
import { languageName } from '../../core/base/languageName.js';
import type { EngineInfo, VoiceQuality } from '../../core/model/engineInfo.js';
import type { EnginesResult, VoiceView } from '../../protocol/messages/engines.js';
import { sizeText } from '../statusText.js';
import { nameWithoutLanguage } from './nameWithoutLanguage.js';
import type { OwnVoices } from './ownVoices.js';

/** A row of the list of voices; a heading and the row for more have no voice. */
export interface VoiceItem extends QuickPickItem {
  readonly voice?: VoiceView;
}

/** How it goes with the sample of a voice, in words. */
export interface SampleNote {
  readonly voice: VoiceView;
  readonly text: string;
}

/**
 * All voices, each once: a person's favourites, those chosen lately, and the others under the names of their engines;
 * `isChosen` marks the one that reads now.
 */
export function voiceItems(
  { engines, voices }: EnginesResult,
  own: Pick<OwnVoices, 'isFavourite' | 'recency'>,
  isChosen: (voice: VoiceView) => boolean,
  note?: SampleNote,
): readonly VoiceItem[] {
  const favourites = voices.filter((voice) => own.isFavourite(voice));
  const recent = voices.filter((voice) => own.recency(voice) !== undefined && !favourites.includes(voice));
  const others = voices.filter((voice) => !favourites.includes(voice) && !recent.includes(voice));
  recent.sort((a, b) => (own.recency(a) ?? 0) - (own.recency(b) ?? 0));
  return [
    ...group(l10n.t('favorites'), favourites),
    ...group(l10n.t('chosen lately'), recent),
    ...engines.flatMap(({ id, name }) =>
      group(
        name,
        others.filter(({ engine }) => engine === id),
      ),
    ),
  ];

  function group(label: string, members: readonly VoiceView[]): readonly VoiceItem[] {
    const items = members.flatMap((voice) => {
      const engine = engines.find(({ id }) => id === voice.engine);
      const text = note && isSameVoice(voice, note.voice) ? note.text : undefined;
      return engine ? [voiceItem(voice, engine, own.isFavourite(voice), isChosen(voice), text)] : [];
    });
    return items.length > 0 ? [{ label, kind: QuickPickItemKind.Separator }, ...items] : [];
  }
}

/** The row behind which Piper's whole catalogue lies. */
export function moreVoicesItem(): VoiceItem {
  return {
    label: `$(ellipsis) ${l10n.t('More voices…')}`,
    description: l10n.t('Piper’s catalogue, in many languages'),
    alwaysShow: true,
  };
}

export function isSameVoice(a: VoiceView | undefined, b: VoiceView | undefined): boolean {
  return a?.engine === b?.engine && a?.voice === b?.voice;
}

function voiceItem(
  voice: VoiceView,
  { model, name: engineName, quality: usual }: EngineInfo,
  isFavourite: boolean,
  isChosen: boolean,
  note: string | undefined,
): VoiceItem {
  const { installed, language, licence, quality = usual } = voice;
  const toGet = sizeText(voice.bytes);
  const download = model ? l10n.t('download {0} with all voices', toGet) : l10n.t('download {0}', toGet);
  const size = installed ? l10n.t('installed') : download;
  const spoken = languageName(language, env.language);
  const facts = [spoken, ...(quality ? [qualityText(quality)] : []), size, ...(isChosen ? [l10n.t('chosen')] : [])];
  return {
    label: `$(${isChosen ? 'check' : installed ? 'unmute' : 'cloud-download'}) ${nameWithoutLanguage(voice)}`,
    description: facts.join(' · '),
    detail: [engineName, voice.voice, licence, ...(note === undefined ? [] : [note])].join(' · '),
    buttons: [favouriteButton(isFavourite), ...(installed ? [] : [downloadButton()])],
    voice,
  };
}

/** A button of a row that changes the list instead of choosing the voice. */
interface FavouriteButton extends QuickInputButton {
  readonly kind: 'favourite';
}

export function isFavouriteButton(button: QuickInputButton): boolean {
  return 'kind' in button && button.kind === 'favourite';
}

function favouriteButton(isFavourite: boolean): FavouriteButton {
  const tooltip = isFavourite ? l10n.t('Remove from favorites') : l10n.t('Add to favorites');
  return { kind: 'favourite', iconPath: new ThemeIcon(isFavourite ? 'star-full' : 'star-empty'), tooltip };
}

function downloadButton(): QuickInputButton {
  return { iconPath: new ThemeIcon('cloud-download'), tooltip: l10n.t('Download this voice') };
}

function qualityText(quality: VoiceQuality): string {
  switch (quality) {
    case 'basic':
      return l10n.t('basic quality');
    case 'good':
      return l10n.t('good quality');
    case 'high':
      return l10n.t('high quality');
  }
}
