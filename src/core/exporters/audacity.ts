import { oneLine } from '../base/oneLine.js';
import { textExporter } from './textExporter.js';

/** A label track for Audacity, https://manual.audacityteam.org/man/importing_and_exporting_labels.html: `start\tend\ttext`, a sentence a label. */
export const audacity = textExporter(
  { id: 'audacity', name: 'Audacity labels', extension: '.labels.txt', version: 1 },
  ({ timeline }) =>
    timeline.pieces
      .flatMap(({ sentences }) => sentences)
      .map(({ start, end, text }) => `${start.toFixed(6)}\t${end.toFixed(6)}\t${oneLine(text)}\n`)
      .join(''),
);
