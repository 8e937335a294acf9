import { valuesIn } from '../core/base/phrase.js';
import { phrases } from '../core/lector.js';
import { t } from './texts.js';

/** A sentence that rules put together for people, in the editor's language; any other as it stands. */
export function told(text: string): string {
  for (const phrase of phrases) {
    const values = valuesIn(phrase, text);
    if (values) return t(phrase, ...values);
  }
  return text;
}
