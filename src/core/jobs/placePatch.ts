import { checkYaml } from '../base/yaml.js';
import { bookFileSchema } from '../manuscript/bookOrders/lectorYaml.js';
import type { Patch, PatchKind, PlacedEdit } from '../model/patch.js';
import { isLectorError } from '../base/errors.js';
import { anchorOf } from '../patches/anchorOf.js';
import { metadataEdit } from '../patches/metadataEdit.js';
import { refusalOf } from '../patches/refusalOf.js';
import { settingEdit, settingOf } from '../patches/settingEdit.js';
import { ownVoice, voicesMarked } from '../patches/voiceMark.js';
import type { JobWorld } from './jobWorld.js';
import { defaultLanguage } from './resolveSpeech.js';
import { saySame, voicedWords } from './voicedWords.js';
import { voiceOrError } from './voiceNamed.js';

type Placeable = Pick<Patch, 'kind' | 'target' | 'start' | 'before' | 'after'>;
type Engines = Pick<JobWorld, 'engines'>;

const manuscript = /\.(md|markdown)$/i;
/** The file that holds a book's settings. */
export const bookFile = 'lector.yaml';

/**
 * What a patch changes in its file's text as that is now, or, as a clause, why it may not be applied: what it says was checked when it
 * was staged, and anybody may have written into its file since.
 */
export function placePatch(world: Engines, patch: Placeable, text: string): PlacedEdit | string {
  const { kind, target } = patch;
  if (!isTarget(kind, target)) return `${target} is no file that an edit of this kind may change`;
  const refusal = refusalOf(patch);
  if (refusal !== undefined) return refusal;
  if (kind === 'setting') return settingRefused(world, patch) ?? settingEdit(patch, text) ?? goneFrom(target);
  if (kind === 'metadata') return metadataEdit(patch, text) ?? goneFrom(target);
  const span = anchorOf(patch, text);
  if (!span) return goneFrom(target);
  const edit = { span, before: patch.before, after: patch.after };
  return (kind === 'engine' ? voiceRefused(world, edit, text) : undefined) ?? edit;
}

function isTarget(kind: PatchKind, target: string): boolean {
  return kind === 'setting' || kind === 'metadata' ? target === bookFile : manuscript.test(target);
}

function goneFrom(target: string): string {
  return `its words aren’t in ${target} any more`;
}

/** Why a value can’t be one of this key: it breaks the schema that books are read by, or names nobody. */
function settingRefused(world: Engines, patch: Placeable): string | undefined {
  const [issue] = checkYaml(patch.after, bookFileSchema).issues;
  if (issue) return issue.message;
  const [key, value] = settingOf(patch) ?? [];
  const names = key === 'rate' ? [] : [value].flat().map(String);
  if (key === 'engine' && !world.engines.some(({ id }) => id === names[0])) return `there is no engine “${names[0]}”`;
  return names.flatMap((name) => nobody(world, name) ?? [])[0];
}

/** Why marks can’t be set: they name nobody, or something else would be said. A name that the text has already is its author’s. */
function voiceRefused(world: Engines, { span, after }: PlacedEdit, text: string): string | undefined {
  const known = new Set([ownVoice, ...voicesMarked(text)]);
  const [unknown] = voicesMarked(after).flatMap((name) => (known.has(name) ? [] : (nobody(world, name) ?? [])));
  if (unknown !== undefined) return unknown;
  const changed = text.slice(0, span.start) + after + text.slice(span.end);
  if (withoutComments(changed) !== withoutComments(text)) return 'it changes what is printed';
  return saySame(voicedWords(text), voicedWords(changed)) ? undefined : 'it changes what is said';
}

function nobody({ engines }: Engines, name: string): string | undefined {
  if (engines.some(({ id }) => id === name)) return undefined;
  return isLectorError(voiceOrError(engines, name, defaultLanguage)) ? `nobody answers to “${name}”` : undefined;
}

/** What of a text is no comment and no white space: a mark inside of another comment would end that. */
function withoutComments(text: string): string {
  let kept = '';
  let at = 0;
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', at)) {
    const close = text.indexOf('-->', open);
    if (close < 0) break;
    kept += text.slice(at, open);
    at = close + '-->'.length;
  }
  return (kept + text.slice(at)).replace(/\s+/g, '');
}
