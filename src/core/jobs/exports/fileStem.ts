import { shortHash } from '../../base/hash.js';
import { safeName } from '../../store/safeName.js';

const longest = 60;

/**
 * What a title makes of a file's name on every system: its letters and digits, in lower case, hyphens between them, at most
 * 60 characters; `fallback` where it has none.
 */
export function fileStem(title: string, fallback: string): string {
  const stem = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+/, '')
    .slice(0, longest)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/-+$/, '');
  return safeName(stem || fallback, shortHash);
}

/** A chapter's files: its number, in as many digits as the last one has and at least two, and its title. */
export function chapterStem(number: number, chapters: number, title: string): string {
  const digits = Math.max(2, String(chapters).length);
  return `${String(number).padStart(digits, '0')}-${fileStem(title, 'chapter')}`;
}
