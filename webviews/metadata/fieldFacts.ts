import {
  metadataLabels,
  metadataLimitOf,
  type MetadataFieldView,
  type MetadataPath,
  type MetadataProposal,
} from '../../src/protocol/metadataPanel.js';
import { decimal } from '../shared/decimal.js';
import { t } from '../shared/texts.js';
import { lengthOf, typed, type Editing } from './editing.js';

/** Buttons and boxes say which field they are of, for those who don't see where they stand. `of` names its chapter, if it has one. */
export function labelOf(text: string, { field }: MetadataPath, of: string): string {
  return [text, t(metadataLabels[field]), of].filter((part) => part !== '').join(', ');
}

/** Whose a value is, how long, and how hard to read. */
export function fieldFacts(field: MetadataFieldView): string {
  return inARow(sourceText(field), countText({ at: field.at, text: typed(field.value) }), levelText(field.level));
}

/** Who proposes a value, how long it is, and how hard to read. */
export function proposalFacts({ value, model, confidence, level }: MetadataProposal, at: MetadataPath): string {
  const by =
    model === null ? t('proposed by rules') : t('proposed by {0}, {1} % sure', model, Math.round(confidence * 100));
  return inARow(by, countText({ at, text: typed(value) }), levelText(level));
}

/** How long a text is, beside what its field may have; what it may have, of nothing. */
export function countText(editing: Editing): string {
  const limit = metadataLimitOf[editing.at.field];
  if (!limit) return '';
  const count = lengthOf(editing);
  if (limit.unit === 'words')
    return count === 0 ? t('at most {0} words', limit.most) : t('{0} of {1} words', count, limit.most);
  return count === 0 ? t('at most {0} characters', limit.most) : t('{0} of {1} characters', count, limit.most);
}

function sourceText({ source, proposer }: MetadataFieldView): string {
  switch (source) {
    case 'you':
      return t('by you');
    case 'accepted':
      return proposer?.model ? t('accepted from {0}', proposer.model) : t('accepted from rules');
    case 'detected':
      return t('found by Lector');
    case 'none':
      return t('empty');
  }
}

function levelText(level: MetadataFieldView['level']): string {
  if (!level) return '';
  const band = level.band === 'above' ? t('harder than B1') : level.band;
  return t('{0} ({1}: {2})', band, level.formula, decimal(level.score, 1));
}

function inARow(...facts: readonly string[]): string {
  return facts.filter((fact) => fact !== '').join(' · ');
}
