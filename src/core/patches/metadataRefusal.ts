import { onlyPathIn } from '../base/yamlPath.js';
import { metadataFlaw, proposedFields } from '../model/metadataField.js';
import { address } from './address.js';
import { hidden } from './hidden.js';
import { metadataIn } from './metadataEdit.js';

/** Longer than 300 words of any language. */
const longest = 6_000;

/** Why a patch of the kind `metadata` may not be applied; undefined where it fills one field of a book with plain text of its length. */
export function metadataRefusal(before: string, after: string): string | undefined {
  if (after.length > longest) return 'it is too long';
  const change = metadataIn(after);
  if (!change) return 'it sets nothing of a book’s metadata, or several';
  const { at, value } = change;
  if (!proposedFields.includes(at.field)) return `it sets “${at.field}”, which no edit may`;
  const texts = [value].flat();
  if (texts.some((text) => hidden.test(text))) return 'it holds characters that nobody sees';
  if (texts.some((text) => /[\r\n]/.test(text))) return 'it is more than a line';
  if (texts.some((text) => address.test(text))) return 'it adds an address';
  if (texts.some((text) => /[<>]/.test(text))) return 'it adds HTML';
  const flaw = metadataFlaw(at.field, value);
  if (flaw !== undefined) return `its text ${flaw}`;
  if (before === after) return 'it changes nothing';
  const path = JSON.stringify(onlyPathIn(after)?.path);
  return before === '' || JSON.stringify(onlyPathIn(before)?.path) === path ? undefined : 'it changes another field';
}
