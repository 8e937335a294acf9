import type { Paragraph } from './paragraphs.js';

const number =
  '(?:\\d{1,3}|[IVXLC]{1,7}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|' +
  'sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]\\w{3,5})?|' +
  'the \\w{3,12})';
const divisions =
  'chapter|book|part|canto|act|scene|letter|volume|section|kapitel|buch|teil|chapitre|livre|partie|capítulo|capitolo|libro|parte';
const numbered = new RegExp(`^(?:${divisions})\\s+${number}(?![\\p{L}\\p{N}])`, 'iu');
const ordinal =
  /^(?:erstes|zweites|drittes|viertes|fünftes|sechstes|siebtes|siebentes|achtes|neuntes|zehntes) (?:kapitel|buch)\b/iu;
const named = /^(?:prologue|epilogue|preface|foreword|introduction|afterword|prolog|epilog|vorwort|nachwort)[.:]?$/i;
const roman = /^[IVXLC]{1,7}\.?$/;
const longestLine = 80;
const most = 3;

export type HeadingStyle = 'words' | 'numerals' | 'capitals';

/** The words of a heading, its lines joined; undefined where a paragraph is none of that style. */
export function headingOf({ lines, blankBefore }: Paragraph, style: HeadingStyle): string | undefined {
  const words = lines.map((line) => line.trim());
  if (words.length > most || words.some((line) => line.length > longestLine)) return undefined;
  const text = words.join(' ');
  const [first = ''] = words;
  switch (style) {
    case 'words':
      return named.test(text) || ordinal.test(text) || (numbered.test(first) && !isSentence(text)) ? text : undefined;
    case 'numerals':
      return roman.test(first) && words.length <= 2 ? text : undefined;
    case 'capitals':
      return blankBefore >= 2 && words.length === 1 && isCapitals(text) ? text : undefined;
  }
}

/** “Part of the house was dark.” or “Chapter one was about ships, and I read it.” begin as headings do. */
function isSentence(text: string): boolean {
  return /\p{Ll}{2,}[^.:]* \p{Ll}+ .*[.,;!?]["”’]?$/u.test(text) && text.length > 40;
}

function isCapitals(text: string): boolean {
  return /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text) && !/[!?,;]$/.test(text);
}
