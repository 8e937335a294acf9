import type { Rewrite } from '../../rewrite.js';
import { romanValue } from '../romanNumerals.js';
import { cardinal, ordinal, year } from './numberWords.js';

const roman = String.raw`(M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))`;
const parts =
  'Mk\\.?|Chapter|Chap\\.|Ch\\.|Book|Part|Volume|Vol\\.|Act|Scene|Sc\\.|Canto|Section|Appendix|Article|Art\\.|Phase|Type|Class|Mark|War|Stanza|Psalm|Table|Figure|Fig\\.|Grade|Level|Stage|Division|Title|Episode|Round|Lesson|Plate|Bowl';
const rulers =
  'Henry|Edward|George|James|Charles|William|Richard|Elizabeth|Mary|Louis|Philip|Francis|Napoleon|Frederick|Wilhelm|Pius|Paul|Benedict|Leo|Gregory|Innocent|Alexander|Nicholas|Catherine|Ivan|Peter|Gustav|Christian|John|Robert|David|Otto|Ferdinand|Leopold|Franz|Joseph|Umberto|Victor|Emmanuel|Albert|Clement|Urban|Boniface|Julius|Sixtus|Adrian|Ramesses|Ramses|Darius|Xerxes|Cyrus|Mehmed|Murad|Selim|Harald|Haakon|Olaf|Christina|Margaret|Anne|Isabella|Alfonso|Carlos|Pedro|Juan|Sam|Thomas|Andrew|Matthew|Arthur|Stephen|Harold|Kenneth|Donald|Constantine|Justinian|Theodosius|Basil|Cleopatra|Ptolemy|Antiochus|Seleucus|Philippe|Charlemagne|Rudolf|Maximilian|Sigismund|Casimir|Boris|Simeon|Carol|Michael|Hassan|Abdullah|Mohammed|Rama|Davis|Martin|Eugene|Celestine|Callixtus|Nero';

/** `Chapter IV` → Chapter four, `Henry VIII` → Henry the eighth; never a lone `I` or a word such as `mix`. */
export const romans: readonly Rewrite[] = [
  {
    id: 'world war',
    pattern: /(?<![\p{L}\p{N}])WW(I{1,2})(?!\p{L})/gu,
    say: ([, one = '']) => `World War ${cardinal(one.length)}`,
  },
  {
    id: 'part in roman numerals',
    pattern: new RegExp(String.raw`(?<=\b(?:${parts})\s)${roman}(?![\p{L}\p{N}'’])`, 'giu'),
    say: ([, written = '']) => (isUniform(written) ? cardinal(valueOf(written)) : undefined),
  },
  {
    id: 'pages in roman numerals',
    pattern: /(?<=(?<!\p{L})(?:pages?|pp?\.)\s)([ivx][ivxlc]*)(?:\s?[-–]\s?([ivx][ivxlc]*))?(?![\p{L}\p{N}'’])/gu,
    say: ([, from = '', to]) => {
      const pages = to === undefined ? [from] : [from, to];
      return pages.every((page) => isWellFormed(page.toUpperCase()))
        ? pages.map((page) => cardinal(valueOf(page))).join(' to ')
        : undefined;
    },
  },
  {
    id: 'year in roman numerals',
    pattern: /(?<![\p{L}\p{N}])(?:M[MDCLXVI]{3,}|(?<=\b(?:[Yy]ear|Anno)\s)M[MDCLXVI]{2})(?![\p{L}\p{N}])/gu,
    say: ([written]) => (isWellFormed(written) ? year(valueOf(written)) : undefined),
  },
  {
    id: 'ruler in roman numerals',
    pattern: new RegExp(
      String.raw`(?<=\b(?:${rulers})\s)${roman}(?![\p{L}\p{N}])(?!(?<=\sI)(?:['’](?:m|ll|d|ve)\b|\s(?:am|was|have|had|will|would|can|could|do|did)\b))`,
      'gu',
    ),
    say: ([, written = '']) => (written === '' ? undefined : `the ${ordinal(valueOf(written))}`),
  },
  {
    id: 'numeral of a list',
    pattern: /(?<=(?:^|\s)\()(?:iii?|iv|vi{1,3}|ix)(?=\)\s)/gi,
    say: ([written]) => cardinal(valueOf(written)),
  },
  {
    id: 'numeral of a heading',
    pattern: /^[XVIL]{2,8}(?=\.\s\p{Lu})/gu,
    say: ([written]) => (isWellFormed(written) ? cardinal(valueOf(written)) : undefined),
  },
  {
    id: 'nothing but a numeral',
    pattern: /^[XVIL]{2,8}(?=\.?$)|^[VX](?=\.?$)/g,
    say: ([written]) => (isWellFormed(written) ? cardinal(valueOf(written)) : undefined),
  },
  {
    id: 'ordinal in roman numerals',
    pattern:
      /(?<![\p{L}\p{N}])(?:([XVI]{1,5})(?:th|st|nd|rd)?(?=\s(?:century|centuries|dynasty)\b)|([XVI]{2,5}|[XV])(?:th|st|nd|rd)\b)/gu,
    say: ([, ofTime, other = '']) => {
      const written = ofTime ?? other;
      return isWellFormed(written) ? ordinal(valueOf(written)) : undefined;
    },
  },
  {
    id: 'numbered name',
    pattern: /(?<=\p{Lu}\p{Ll}{2,}\s)([IVX]{2,5})(?![\p{L}\p{N}.]\p{L}|[\p{L}\p{N}])/gu,
    say: ([, written = '']) => (isWellFormed(written) ? cardinal(valueOf(written)) : undefined),
  },
];

function isUniform(written: string): boolean {
  return written !== '' && (written === written.toUpperCase() || written === written.toLowerCase());
}

function isWellFormed(written: string): boolean {
  return romanValue(written) !== undefined;
}

function valueOf(written: string): number {
  return romanValue(written.toUpperCase()) ?? 0;
}
