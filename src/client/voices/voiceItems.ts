import { l10n, QuickPickItemKind, ThemeIcon, type QuickInputButton, type QuickPickItem } from 'vscode';
import type { EngineInfo, VoiceQuality } from '../../core/model/engineInfo.js';
import type { EnginesResult, VoiceView } from '../../protocol/messages.js';
import { sizeText } from '../statusText.js';

/** A row of the list of voices; a heading has no voice. */
export interface VoiceItem extends QuickPickItem {
  readonly voice?: VoiceView;
}

/** How it goes with the sample of a voice, in words. */
export interface SampleNote {
  readonly voice: VoiceView;
  readonly text: string;
}

/** All voices under the names of their engines; `isChosen` marks the one that reads now. */
export function voiceItems(
  { engines, voices }: EnginesResult,
  isChosen: (voice: VoiceView) => boolean,
  note?: SampleNote,
): readonly VoiceItem[] {
  return engines.flatMap((engine) => {
    const own = voices.filter((voice) => voice.engine === engine.id);
    const heading: VoiceItem = { label: engine.name, kind: QuickPickItemKind.Separator };
    const items = own.map((voice) =>
      voiceItem(voice, engine, isChosen(voice), note && isSameVoice(voice, note.voice) ? note.text : undefined),
    );
    return items.length > 0 ? [heading, ...items] : [];
  });
}

export function isSameVoice(a: VoiceView | undefined, b: VoiceView | undefined): boolean {
  return a?.engine === b?.engine && a?.voice === b?.voice;
}

function voiceItem(
  voice: VoiceView,
  { model, name: engineName, quality }: EngineInfo,
  isChosen: boolean,
  note: string | undefined,
): VoiceItem {
  const { installed, language, licence, name } = voice;
  const toGet = sizeText(voice.bytes);
  const download = model ? l10n.t('download {0} with all voices', toGet) : l10n.t('download {0}', toGet);
  const size = installed ? l10n.t('installed') : download;
  const facts = [language, ...(quality ? [qualityText(quality)] : []), size, ...(isChosen ? [l10n.t('chosen')] : [])];
  return {
    label: `$(${isChosen ? 'check' : installed ? 'unmute' : 'cloud-download'}) ${name}`,
    description: facts.join(' · '),
    detail: [engineName, voice.voice, licence, ...(note === undefined ? [] : [note])].join(' · '),
    ...(installed ? {} : { buttons: [downloadButton()] }),
    voice,
  };
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
