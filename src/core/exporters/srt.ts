import { clockTime } from './clockTime.js';
import { cuesOf } from './cues.js';
import { textExporter } from './textExporter.js';

/** SubRip. It knows no escapes: an arrow made of hyphens would end a cue for some players, so it is written as one character. */
export const srt = textExporter({ id: 'srt', name: 'SubRip subtitles', extension: '.srt', version: 1 }, (chapter) =>
  cuesOf(chapter.timeline)
    .map(
      ({ start, end, text }, index) =>
        `${index + 1}\n${clockTime(start, ',')} --> ${clockTime(end, ',')}\n${text.replaceAll('-->', '→')}\n`,
    )
    .join('\n'),
);
