import { clockTime } from './clockTime.js';
import { cuesOf } from './cues.js';
import { textExporter } from './textExporter.js';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** WebVTT, https://www.w3.org/TR/webvtt1/: a cue a sentence, longer ones in parts. */
export const vtt = textExporter({ id: 'vtt', name: 'WebVTT subtitles', extension: '.vtt', version: 1 }, (chapter) => {
  const cues = cuesOf(chapter.timeline).map(
    ({ start, end, text }, index) =>
      `${index + 1}\n${clockTime(start, '.')} --> ${clockTime(end, '.')}\n${escaped(text)}\n`,
  );
  return `WEBVTT\n\n${cues.join('\n')}`;
});

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => escapes[character] ?? '');
}
