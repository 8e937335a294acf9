import { valuesIn } from '../core/base/phrase.js';
import { phrases } from '../core/lector.js';
import { t } from './texts.js';

/**
 * A sentence that rules, checks or engines put together for people, in the editor’s language; any other as it stands. So are
 * sentences inside of it.
 */
export function told(text: string): string {
  for (const phrase of phrases) {
    const values = valuesIn(phrase, text);
    if (values) return t(phrase, ...values.map(told));
  }
  return text;
}
