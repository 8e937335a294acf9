import { isIpa } from '../../core/model/ipa.js';
import { wordsFlaw, type Pronunciation } from '../../core/model/pronunciation.js';

/** How a word is said, as a person typed it: sounds between slashes or in IPA, else other letters. Undefined while it is neither. */
export function typedPronunciation(typed: string): Pick<Pronunciation, 'alias' | 'ipa'> | undefined {
  const text = typed.trim();
  const [, between] = /^[/[]\s*(.+?)\s*[/\]]$/u.exec(text) ?? [];
  const ipa = between ?? text;
  if (isIpa(ipa)) return { ipa };
  return between === undefined && wordsFlaw(text) === undefined ? { alias: text } : undefined;
}
