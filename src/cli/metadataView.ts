import type { MetadataPath, MetadataValue } from '../core/model/bookMetadata.js';
import type {
  ChapterMetadataView,
  ChapterStart,
  MetadataFieldView,
  MetadataView,
  YoutubeText,
} from '../core/model/metadataView.js';
import type { Output } from './output.js';
import { duration } from './quantities.js';
import { plain } from './textWidth.js';

/** What is told of a book, for people: each value with whose it is, how long it is and what waits for it. */
export function metadataText(
  { fields, chapters, disclosure }: MetadataView,
  starts: readonly ChapterStart[],
  output: Output,
): string {
  const paint = output.dataColors;
  const startOf = (id: string) =>
    starts.filter(({ chapterId }) => chapterId === id).map(({ start }) => duration(start));
  return [
    ...fields.flatMap((field) => fieldLines(field, output)),
    ...(disclosure === '' ? [] : [`${paint.bold('voice')}  ${plain(disclosure)}`]),
    ...chapters.flatMap(({ id, narrated, title, summary }) => [
      '',
      [paint.bold(plain(id)), ...startOf(id), paint.yellow(narratedText(narrated))].filter(Boolean).join('  '),
      ...[title, summary].flatMap((field) => fieldLines(field, output)).map((line) => `  ${line}`),
    ]),
  ].join('\n');
}

function narratedText(narrated: ChapterMetadataView['narrated']): string {
  if (narrated === 'all') return '';
  return narrated === 'some' ? 'narrated in part' : 'not narrated';
}

function fieldLines(
  { at, value, source, proposer, limit, length, flaw, level, proposals }: MetadataFieldView,
  { dataColors: paint }: Output,
) {
  const by = source === 'accepted' ? `accepted from ${proposer?.model ?? 'rules'}` : source;
  const facts = [
    by,
    ...(limit && length !== undefined && length > 0 ? [`${length}/${limit.most} ${limit.unit}`] : []),
    ...(level ? [`${level.band === 'above' ? 'above B1' : level.band}, ${level.formula}: ${level.score}`] : []),
  ];
  return [
    `${paint.bold(at.field)} (${facts.join(' · ')})  ${shown(value)}`.trimEnd(),
    ...(flaw === undefined ? [] : [`  ${paint.yellow(plain(flaw))}`]),
    ...proposals.map(
      ({ id, model, value: other }) =>
        `  ${paint.cyan('proposed')} by ${plain(model ?? 'rules')}: ${shown(other)}  ${paint.dim(id)}`,
    ),
  ];
}

function shown(value: MetadataValue): string {
  return plain([value].flat().join(', '));
}

/** What is pasted into YouTube's form. Line breaks are part of it. */
export function youtubeView({ title, description, tags }: YoutubeText): string {
  return [
    title,
    '',
    ...description.split('\n').map(plain),
    ...(tags.length > 0 ? ['', tags.map(plain).join(',')] : []),
  ].join('\n');
}

/** The keys that lead to a value, as `--set` names them. */
export function nameOf({ field, chapter }: MetadataPath): string {
  return chapter === undefined ? field : `${chapter}/${field === 'chapter_title' ? 'title' : 'summary'}`;
}
