import type { Rewrite, Sounding } from '../../rewrite.js';
import { givenAs, lettered } from './letters.js';
import { eachDigit } from './numberWords.js';

const top =
  'com|org|net|edu|gov|mil|int|io|ai|co|uk|de|fr|es|eu|ca|au|jp|cn|ru|ch|nl|se|pl|dk|fi|ie|nz|mx|br|kr|tr|cz|gr|info|biz|tv|app|dev|abc|sm';
const file =
  'txt|pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|svg|webp|mp3|mp4|m4b|wav|flac|ogg|avi|mov|html?|css|js|ts|py|rb|rs|go|java|cpp|sh|json|xml|csv|tsv|md|tex|epub|exe|dll|zip|gz|tar|log|ini|ya?ml|toml|sql|bak|bat';
/** Endings that are said as a word; all others are spelled. */
const words = new Set([
  'com',
  'org',
  'net',
  'gov',
  'edu',
  'mil',
  'info',
  'biz',
  'app',
  'dev',
  'zip',
  'doc',
  'log',
  'java',
  'tar',
  'jpeg',
]);
const always = new Set(['www', 'http', 'https', 'ftp', 'html', 'htm', 'php', 'pdf']);
const signs: Readonly<Record<string, string>> = {
  '.': 'dot',
  '-': 'dash',
  _: 'underscore',
  '@': 'at',
  '/': 'slash',
  '\\': 'backslash',
  ':': 'colon',
  '&': 'ampersand',
  '?': 'question mark',
  '=': 'equals',
  '#': 'hash',
  '%': 'percent',
  '+': 'plus',
  '~': 'tilde',
};

const inAddress = String.raw`[\p{L}\p{N}_.~/?#&=%+:@-]`;
const last = String.raw`[\p{L}\p{N}_/#=&]`;

/** `a.bc@mill.org` → a dot bc at mill dot org, `www.x.com/9` → WWW dot x dot com slash nine, `notes.txt`. */
export const electronic: readonly Rewrite[] = [
  {
    id: 'web address',
    pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:[a-z]{2,6}:/{2,3}|www\.)${inAddress}*${last}`, 'giu'),
    say: ([written]) => spell(written),
  },
  {
    id: 'mail address',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}_.&+-])[\p{L}\p{N}_.&+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:/${inAddress}*${last})?`,
      'gu',
    ),
    say: ([written]) => spell(written),
  },
  {
    id: 'site',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}_.-])[a-z\d_-]{1,63}(?:\.[a-z\d_-]{1,63}){0,4}\.(?:${top})(?![\p{L}\p{N}_-])(?:/(?:${inAddress}*${last})?)?`,
      'giu',
    ),
    say: ([written]) => (/^[\d.]+$/.test(written) ? undefined : spell(written)),
  },
  {
    id: 'path with backslashes',
    pattern: /(?<![\p{L}\p{N}])\p{L}:\\(?:[\p{L}\p{N}_.-]+\\)*[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu,
    say: ([written]) => spell(written),
  },
  {
    id: 'file',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])[\p{L}\p{N}_.\\/:-]{0,80}[\p{L}\p{N}_-]\.(?:${file})(?![\p{L}\p{N}_])`,
      'giu',
    ),
    say: ([written]) => spell(written),
  },
];

function spell(written: string): Sounding {
  const parts = written.match(/\p{L}+|\d|[^\p{L}\d]/gu) ?? [];
  const isAddress = /[@]|www\.|:\//i.test(written);
  const said = parts.map((part, index): Sounding => {
    if (/\d/.test(part)) return { text: eachDigit(part) };
    if (/\P{L}/u.test(part)) return { text: signs[part] ?? part };
    const isEnding =
      parts[index - 1] === '.' && (part.length <= 3 || /^(?:docx|xlsx|pptx|webp|flac|yaml|html)$/i.test(part));
    const lower = part.toLowerCase();
    if (lower === 'jpg') return { text: 'jpeg' };
    const isSpelled = always.has(lower) || (isEnding && !words.has(lower) && isLastLabel(parts, index, isAddress));
    return isSpelled ? lettered(part.toUpperCase()) : { text: part };
  });
  return givenAs(said.map(({ text }) => text).join(' '), said.map(({ text, given = text }) => given).join(' '));
}

/** The labels after the first dot of a host that end it or are followed by its path. */
function isLastLabel(parts: readonly string[], index: number, isAddress: boolean): boolean {
  const next = parts[index + 1];
  return next === undefined || next === '/' || (isAddress && next === '.' && parts[index + 2]?.length === 2);
}
