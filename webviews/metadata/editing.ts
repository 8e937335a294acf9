import {
  metadataFlaw,
  metadataLength,
  type MetadataPath,
  type MetadataValue,
} from '../../src/protocol/metadataPanel.js';

/** What a person is typing, and where. */
export interface Editing {
  readonly at: MetadataPath;
  readonly text: string;
}

export function isAt(one: MetadataPath, other: MetadataPath): boolean {
  return one.field === other.field && one.chapter === other.chapter;
}

/** The name of a place in the page. */
export function keyOf({ field, chapter = '' }: MetadataPath): string {
  return `${field}@${chapter}`;
}

/** A value as it is typed: tags with commas between. */
export function typed(value: MetadataValue): string {
  return typeof value === 'string' ? value : value.join(', ');
}

/** What was typed, as a value; undefined where nothing was. */
export function valueOf({ at, text }: Editing): MetadataValue | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (at.field !== 'tags') return trimmed;
  const tags = trimmed.split(/[,\n]/).map((tag) => tag.trim());
  return tags.filter((tag) => tag !== '');
}

/** Whether it may be saved: it is of its length, or empty. */
export function maySave(editing: Editing): boolean {
  const value = valueOf(editing);
  return value === undefined || metadataFlaw(editing.at.field, value) === undefined;
}

/** Its length in the unit of the field's limit. */
export function lengthOf(editing: Editing): number {
  return metadataLength(editing.at.field, valueOf(editing) ?? '') ?? 0;
}
