import { yamlKeys } from '../base/yamlKey.js';
import { patchableSettings } from '../model/bookSetting.js';
import { hidden } from './hidden.js';

/** Longer than the names of any voices. */
const longest = 200;

/** Why a patch of the kind `setting` may not be applied; undefined where it sets one key of a book to a plain value in its line. */
export function settingRefusal(before: string, after: string): string | undefined {
  if (hidden.test(after)) return 'it holds characters that nobody sees';
  if (after.length > longest || /[\r\n]/.test(after.trim())) return 'it is more than a line';
  const [was, will] = [yamlKeys(before), yamlKeys(after)];
  const [key, ...others] = Object.keys(will ?? {});
  if (!was || key === undefined || others.length > 0) return 'it sets no key, or several';
  if (!patchableSettings.some((one) => one === key)) return `it sets “${key}”, which no edit may`;
  if (Object.keys(was).some((one) => one !== key)) return 'it changes another key';
  return JSON.stringify(was) === JSON.stringify(will) ? 'it changes nothing' : undefined;
}
