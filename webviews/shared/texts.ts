import * as l10n from '@vscode/l10n';

l10n.config({ contents: JSON.parse(document.body.dataset.texts ?? '{}') as Record<string, string> });

/** A text for people in the editor's language, else as it stands; `{0}` and on stand for the values. */
export function t(text: string, ...values: readonly (string | number)[]): string {
  return l10n.t(text, ...values);
}
