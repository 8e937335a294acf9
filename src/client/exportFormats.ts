import { l10n } from 'vscode';
import type { ExportFormat } from '../core/model/export.js';

/** A format as a person picks it. */
export interface FormatItem {
  readonly id: ExportFormat;
  readonly label: string;
  readonly detail: string;
}

/** All formats, in the order in which they are offered. */
export function formatItems(): readonly FormatItem[] {
  const texts: Readonly<Record<ExportFormat, readonly [label: string, detail: string]>> = {
    mp3: ['MP3', l10n.t('a file a chapter, for stores and players: 192 kbit/s, with tags, cover and chapter marks')],
    m4b: ['M4B', l10n.t('one audiobook file with chapters and cover')],
    flac: ['FLAC', l10n.t('a file a chapter, every sample as it is')],
    wav: ['WAV', l10n.t('a file a chapter, for other programs')],
    epub: ['EPUB', l10n.t('the text, marked while it sounds')],
    lpf: ['LPF', l10n.t('a W3C Audiobook in one file')],
    sample: [l10n.t('Retail sample'), l10n.t('the first minutes as MP3, for shops')],
    vtt: ['WebVTT', l10n.t('subtitles, a file a chapter')],
    srt: ['SRT', l10n.t('subtitles, a file a chapter')],
    lrc: ['LRC', l10n.t('lyrics of music players, a file a chapter')],
    audacity: ['Audacity', l10n.t('a label a sentence, a file a chapter')],
    reaper: ['Reaper', l10n.t('markers and regions, a file a chapter')],
    timeline: [l10n.t('Timeline'), l10n.t('what sounds when, as JSON, a file a chapter')],
    sidecar: [l10n.t('How it was made'), l10n.t('engine, voice, licence and settings of every piece, as JSON')],
  };
  return (Object.keys(texts) as ExportFormat[]).map((id) => ({ id, label: texts[id][0], detail: texts[id][1] }));
}
