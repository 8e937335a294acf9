import { env, l10n, Uri, type MessageOptions } from 'vscode';

/** One of the messages of `window`. */
type Show = (message: string, options: MessageOptions, ...items: string[]) => Thenable<string | undefined>;

/**
 * Asks in a dialog whether a person agrees.
 * @param page the licence, which a button opens as often as it is pressed
 */
export async function agrees(
  show: Show,
  question: string,
  detail: string,
  agree: string,
  page?: string,
): Promise<boolean> {
  const read = l10n.t('Read Licence');
  for (;;) {
    const choice = await show(question, { modal: true, detail }, agree, ...(page === undefined ? [] : [read]));
    if (choice !== read || page === undefined) return choice === agree;
    await env.openExternal(Uri.parse(page));
  }
}
