import { filled } from '../../base/phrase.js';
import { setYamlPath } from '../../base/setYamlPath.js';
import { yamlAt, yamlOf } from '../../base/yamlPath.js';
import { yamlPathOf, type MetadataPath } from '../../model/bookMetadata.js';
import type { Described } from '../../model/description.js';
import { metadataFlaw } from '../../model/metadataField.js';
import type { ProposedEdit } from '../../model/patch.js';
import { readingLevel, type ReadingLevel } from '../../model/readingLevel.js';
import { metadataRefusal } from '../../patches/metadataRefusal.js';
import { bookFile } from '../placePatch.js';
import { metadataPhrases } from './metadataPhrases.js';
import type { Wanted } from './wantedMetadata.js';

/** Why a value isn't proposed, as a sentence; undefined where it may be. */
export function objectionTo({ at, value }: Wanted, text: string, language: string): string | undefined {
  const path = yamlPathOf(at);
  const flaw = metadataFlaw(at.field, value);
  if (at.field === 'youtube_title' && value === '') return metadataPhrases.noTitle;
  if (flaw !== undefined) return filled(metadataPhrases.notFit, nameOf(at), flaw);
  if (!setYamlPath(text, path, value) || metadataRefusal('', yamlOf(path, value)) !== undefined)
    return filled(metadataPhrases.notWritable, nameOf(at));
  const level = at.field === 'plain_summary' ? readingLevel(String(value), language) : undefined;
  return level?.band === 'above' ? filled(metadataPhrases.notPlain, level.formula, String(level.score)) : undefined;
}

/** The edit of a book's `lector.yaml` that fills a field; undefined where something stands there by now. `language` is the book's. */
export function proposalOf({ at, value, by }: Wanted, text: string, language: string): ProposedEdit | undefined {
  const path = yamlPathOf(at);
  const edit = setYamlPath(text, path, value);
  const after = yamlOf(path, value);
  if (!edit || yamlAt(text, path) !== undefined) return undefined;
  const level = at.field === 'plain_summary' ? readingLevel(String(value), language) : undefined;
  return {
    kind: 'metadata',
    target: bookFile,
    description:
      at.chapter === undefined
        ? filled(metadataPhrases.field, at.field)
        : filled(metadataPhrases.chapterField, at.field, at.chapter),
    span: edit.span,
    changed: text.slice(0, edit.span.start) + edit.after + text.slice(edit.span.end),
    before: '',
    after,
    reasoning: reasonOf(by, level),
    confidence: by?.confidence ?? 1,
    agent: 'metadata',
    model: by?.model ?? null,
    ...(by?.modelDigest !== undefined && { model_digest: by.modelDigest }),
    ...(by && { prompt_version: by.promptVersion }),
    ...(at.chapter !== undefined && { chapter: at.chapter }),
  };
}

function reasonOf(by: Described | null, level: ReadingLevel | undefined): string {
  const measured = level ? [level.band, level.formula, String(level.score)] : [];
  if (by === null) return metadataPhrases.byTitle;
  if (by.model === null) return filled(level ? metadataPhrases.byRulesAt : metadataPhrases.byRules, ...measured);
  return filled(level ? metadataPhrases.byModelAt : metadataPhrases.byModel, by.model, ...measured);
}

function nameOf({ field, chapter }: MetadataPath): string {
  return chapter === undefined ? field : `${chapter}: ${field}`;
}
