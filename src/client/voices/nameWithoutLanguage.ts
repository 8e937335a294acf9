import { languageName } from '../../core/base/languageName.js';
import type { VoiceInfo } from '../../core/model/engineInfo.js';

/** A voice's name for where its language stands beside it: `Heart, English (America)` is `Heart`. */
export function nameWithoutLanguage({ name, language }: Pick<VoiceInfo, 'name' | 'language'>): string {
  const [own = ''] = languageName(language.split('-')[0] ?? language).split(' (');
  const [first = '', ...rest] = name.split(', ');
  const isLanguage = (part: string) => part === own || part.startsWith(`${own} (`);
  return [first, ...rest.filter((part) => !isLanguage(part))].join(', ');
}
