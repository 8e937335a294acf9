import type { BookSpeaker, SpokenLine } from '../core/model/bookCast.js';
import type { Output } from './output.js';
import { formatTable, type Column } from './table.js';

const columns: readonly Column[] = [
  { title: 'speaker' },
  { title: 'lines', align: 'right' },
  { title: 'doubtful', align: 'right' },
  { title: 'confidence', align: 'right' },
  { title: 'voice' },
];

/** Who speaks in a table, or a line that nobody does. */
export function speakerTable(speakers: readonly BookSpeaker[], { columns: width }: Output): string {
  return speakers.length === 0 ? 'Nobody speaks.' : formatTable(columns, speakers.map(rowOf), width);
}

function rowOf({ name, lines, doubtful, confidence, voice, isInCast }: BookSpeaker): readonly string[] {
  const sure = lines === 0 ? '' : `${Math.round(confidence * 100)} %`;
  return [name, String(lines), String(doubtful), sure, voice ?? (isInCast ? 'the narrator’s' : '')];
}

/** A doubtful line and who may say it. */
export function doubtText({ speaker, confidence, text }: SpokenLine): string {
  const who = speaker === undefined ? 'somebody' : `${speaker}? (${Math.round(confidence * 100)} %)`;
  return `${who}: ${text}`;
}
