import { l10n } from 'vscode';
import type { PatchKind, PatchStatus } from '../../core/model/patch.js';
import type { PatchItem } from '../../protocol/messages/patches.js';

const statusLabels = (): Readonly<Record<PatchStatus, string>> => ({
  pending_review: l10n.t('waits for you'),
  applied: l10n.t('applied'),
  rejected: l10n.t('rejected'),
  stale: l10n.t('its words are gone'),
});
const kindLabels = (): Readonly<Record<PatchKind, string>> => ({
  manuscript: l10n.t('text'),
  spoken: l10n.t('only spoken'),
  pronunciation: l10n.t('pronunciation'),
  setting: l10n.t('setting'),
  engine: l10n.t('voice engine'),
  metadata: l10n.t('about the book'),
});

/** `text · 85 % sure`, or `applied` of one that is decided. */
export function patchFacts({ kind, status, confidence }: PatchItem): string {
  if (status !== 'pending_review') return statusLabels()[status];
  return `${kindLabels()[kind]} · ${sureText(confidence)}`;
}

export function sureText(confidence: number): string {
  return l10n.t('{0} % sure', Math.round(confidence * 100));
}

/** Who proposed it: an agent, with its model where one answered. */
export function proposerText({ agent, model }: PatchItem): string {
  return model === null ? agent : `${agent} (${model})`;
}
