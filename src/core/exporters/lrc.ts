import { oneLine } from '../base/oneLine.js';
import { cuesOf } from './cues.js';
import { textExporter } from './textExporter.js';

/** LRC, the lyrics of music players: tags, then a line a sentence. Minutes may have more than two digits. */
export const lrc = textExporter(
  { id: 'lrc', name: 'LRC lyrics', extension: '.lrc', version: 1 },
  ({ timeline }, book) => {
    const tags: readonly (readonly [string, string | undefined])[] = [
      ['ti', timeline.title],
      ['ar', book.author],
      ['al', book.title],
      ['length', minutes(timeline.samples / timeline.sampleRate)],
    ];
    const head = tags.flatMap(([tag, value]) => (value === undefined ? [] : [`[${tag}: ${plain(value)}]`]));
    const lines = cuesOf(timeline).map(({ start, text }) => `[${minutes(start)}]${plain(text)}`);
    return `${[...head, ...lines].join('\n')}\n`;
  },
);

/** Brackets are what its tags are made of, and it knows no escapes. */
function plain(text: string): string {
  return oneLine(text).replaceAll('[', '(').replaceAll(']', ')');
}

/** `mm:ss.xx`. */
function minutes(seconds: number): string {
  const hundredths = Math.round(seconds * 100);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(hundredths / 6000)}:${two((hundredths / 100) % 60)}.${two(hundredths % 100)}`;
}
