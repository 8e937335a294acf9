import { l10n } from 'vscode';

/** How many proposals were staged for review, in a sentence or two. */
export function toldProposals(staged: number): string {
  if (staged === 0)
    return l10n.t('Nothing new is proposed. What waits already or was rejected is not proposed once more.');
  return staged === 1
    ? l10n.t('1 proposal waits for you. Nothing was changed.')
    : l10n.t('{0} proposals wait for you. Nothing was changed.', staged);
}

/** What came of looking for what is hard to follow by ear: edits that were staged, and places that no rule can mend. */
export function toldSuggestions(staged: number, findings: number): string {
  if (staged + findings === 0) return l10n.t('Nothing here is hard to follow by ear.');
  const edits = staged === 1 ? l10n.t('1 new edit is proposed.') : l10n.t('{0} new edits are proposed.', staged);
  const places =
    findings === 1
      ? l10n.t('1 place only you can mend is a Problem now.')
      : l10n.t('{0} places only you can mend are Problems now.', findings);
  return [...(staged > 0 ? [edits] : []), ...(findings > 0 ? [places] : []), l10n.t('Nothing was changed.')].join(' ');
}
