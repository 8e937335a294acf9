import * as l10n from '@vscode/l10n';

/** From now on {@link t} speaks the language of the texts that a page carries: JSON, English texts and what stands for them. */
export function useTexts(json = '{}'): void {
  l10n.config({ contents: JSON.parse(json) as Record<string, string> });
}

/** A text for people in the editor's language, else as it stands; `{0}` and on stand for the values. */
export function t(text: string, ...values: readonly (string | number)[]): string {
  return l10n.t(text, ...values);
}
