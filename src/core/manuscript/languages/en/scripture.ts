import type { Rewrite } from '../../rewrite.js';
import { cardinal } from './numberWords.js';

const numbered = [
  'Sam:Samuel',
  'Kgs:Kings',
  'Chr|Chron:Chronicles',
  'Macc:Maccabees',
  'Cor:Corinthians',
  'Thess:Thessalonians',
];
const shortNumbered = [...numbered, 'Tim:Timothy', 'Pet:Peter', 'Jn:John'];
const single = [
  ...[
    'Gen:Genesis',
    'Ex|Exod:Exodus',
    'Lev:Leviticus',
    'Num:Numbers',
    'Deut:Deuteronomy',
    'Josh:Joshua',
    'Judg:Judges',
  ],
  ...[':Ruth', 'Neh:Nehemiah', ':Ezra', ':Esther', ':Job', 'Ps|Pss:Psalm', 'Prov:Proverbs', 'Eccl|Eccles:Ecclesiastes'],
  ...['Isa:Isaiah', 'Jer:Jeremiah', 'Lam:Lamentations', 'Ezek:Ezekiel', 'Dan:Daniel', 'Hos:Hosea', ':Joel', ':Amos'],
  ...['Mic:Micah', ':Jonah', 'Hab:Habakkuk', 'Zeph:Zephaniah', 'Zech:Zechariah', 'Mal:Malachi', 'Matt|Mt:Matthew'],
  ...['Mk:Mark', 'Lk:Luke', 'Jn:John', ':Acts', 'Rom:Romans', 'Gal:Galatians', 'Eph:Ephesians', 'Phil:Philippians'],
  ...[
    'Col:Colossians',
    'Tit:Titus',
    'Philem:Philemon',
    'Heb:Hebrews',
    'Jas:James',
    ':Jude',
    'Rev:Revelation',
    ':Psalms',
  ],
];

/** The spoken name of a book by each of its written ones. */
const books: Readonly<Record<string, string>> = Object.fromEntries(
  [...single, ...shortNumbered].flatMap((one) => {
    const [shorts = '', name = ''] = one.split(':');
    return [name, ...shorts.split('|').filter(Boolean)].map((written) => [written, name]);
  }),
);
const nth: Readonly<Record<string, string>> = {
  1: 'First',
  2: 'Second',
  3: 'Third',
  I: 'First',
  II: 'Second',
  III: 'Third',
};
const names = Object.keys(books)
  .sort((a, b) => b.length - a.length)
  .join('|');

/** `John 3:16` → John three sixteen, `1 Cor. 13:4–7` → First Corinthians thirteen four to seven, `Gen. 1:1`. */
export const scripture: readonly Rewrite[] = [
  {
    id: 'chapter and verse',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:([123]|I{1,3})\s)?(${names})\.?\s(\d{1,3}):(\d{1,3})(?:\s?[–-]\s?(\d{1,3}))?(?![\p{L}\p{N}:]|[.,–-]\d)`,
      'gu',
    ),
    say: ([, before, book = '', chapter = '', verse = '', last]) =>
      [
        ...(before === undefined ? [] : [nth[before] ?? '']),
        ...[books[book] ?? book, `${cardinal(chapter)}${runsOn(chapter, verse) ? ',' : ''}`, cardinal(verse)],
        ...(last === undefined ? [] : ['to', cardinal(last)]),
      ].join(' '),
  },
];

/** *twenty one* would be one number. */
function runsOn(chapter: string, verse: string): boolean {
  return Number(chapter) >= 20 && Number(chapter) % 10 === 0 && Number(verse) < 10;
}
