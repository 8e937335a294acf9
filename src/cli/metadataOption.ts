import { LectorError } from '../core/base/errors.js';
import type { MetadataPath, MetadataValue } from '../core/model/bookMetadata.js';
import { bookFields } from '../core/model/metadataField.js';
import type { MetadataView } from '../core/model/metadataView.js';
import { nameOf } from './metadataView.js';

/** What was given to `--set`: the name of a place, and what is to stand there; undefined takes it away. */
export function metadataValue(given: string): { readonly at: string; readonly value: MetadataValue | undefined } {
  const split = given.indexOf('=');
  if (split < 0)
    throw new LectorError('BAD_ARGUMENT', `“${given}” names no value.`, {
      nextStep: 'Write it as field=text, such as narrator="Ines Marrow".',
    });
  const [at, text] = [given.slice(0, split).trim(), given.slice(split + 1).trim()];
  const list = text.split(',').map((tag) => tag.trim());
  return { at, value: text === '' ? undefined : at === 'tags' ? list.filter((tag) => tag !== '') : text };
}

/** The place of that name. @throws LectorError BAD_ARGUMENT where the book has none. */
export function metadataAt(name: string, { fields, chapters }: MetadataView): MetadataPath {
  const places = [...fields, ...chapters.flatMap(({ title, summary }) => [title, summary])].map(({ at }) => at);
  const found = places.find((at) => nameOf(at) === name);
  if (found) return found;
  throw new LectorError('BAD_ARGUMENT', `There is no field “${name}”.`, {
    nextStep: `Fields are ${bookFields.join(', ')}, and a chapter’s title and summary, such as ${places.findLast(({ chapter }) => chapter !== undefined)?.chapter ?? 'chapter-01'}/summary.`,
  });
}
