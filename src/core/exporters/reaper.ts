import { oneLine } from '../base/oneLine.js';
import { clockTime } from './clockTime.js';
import { textExporter } from './textExporter.js';

/**
 * Regions and markers for the Region/Marker Manager of Reaper, as CSV: a marker a heading, a region a sentence. Reaper
 * reads times in the unit of the project's ruler, which is hours, minutes and seconds here.
 */
export const reaper = textExporter(
  { id: 'reaper', name: 'Reaper markers', extension: '.reaper.csv', version: 1 },
  ({ timeline, sections }) => {
    const markers = sections.map(({ title, start }, index) => [`M${index + 1}`, quoted(title), time(start), '', '']);
    const regions = timeline.pieces
      .flatMap(({ sentences }) => sentences)
      .map(({ start, end, text }, index) => {
        return [`R${index + 1}`, quoted(text), time(start), time(end), time(end - start)];
      });
    const rows = [['#', 'Name', 'Start', 'End', 'Length'], ...markers, ...regions];
    return rows.map((row) => `${row.join(',')}\n`).join('');
  },
);

function time(seconds: number): string {
  return clockTime(seconds, '.');
}

/** Fields as RFC 4180 quotes them. */
function quoted(text: string): string {
  return `"${oneLine(text).replaceAll('"', '""')}"`;
}
