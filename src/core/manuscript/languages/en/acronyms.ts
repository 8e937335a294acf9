import type { Rewrite, Sounding } from '../../rewrite.js';
import { keepStop } from '../keepStop.js';
import { givenAs, lettered, readAsWord } from './letters.js';

/** Spelled although they have a vowel. Those without one are all spelled. */
const always = new Set(
  (
    'NYC USA US UK EU UN UAE FBI CIA ABC IBM IRS ATM AI DNA RNA API URL USB GPU CPU CEO CFO CTO COO VIP IQ EQ UFO ICU ER ' +
    'EMT NGO IPO AC HIV NBA AFL MIT UCLA NYU NSA EPA FDA USDA DEA ATF DOJ DOE ETA FAQ DIY DOB DOA BMI EKG ECG EEG ' +
    'MRI IOU ID UV TSA AOL ESPN ISBN IP UI UX HR AM FM AD CE BCE MBA BA MA UPS USS USSR IRC AMD EDF EDT EST IOC AA BMI ' +
    'YMCA YWCA NAACP ACLU UNHCR ICBM USPS USMC NCAA UNDP IAEA NYPD LAPD FDNY NYSE ' +
    'POV POW MIA AWOL BYOB EP IPA ITV IEEE ISP OECD OEM PA PE RAF ROI SEO SOS SUV TVA UCL UEFA UHF VHF VAT'
  ).split(' '),
);
const vowel = /[AEIOUYÄÖÜÉÈÀ]/;
/** Said as a word, or only a sound. */
const said = new Set(
  'AWOL OPEC RIP HMM HMMM SHH SHHH PSST PFFT BRR BRRR GRR GRRR TSK MR MRS MS DR ST MT FT NTH ZZZ MM XXX'.split(' '),
);

/** `U.S.` → US, `Ph.D.` → PHD, `CDs` → CD's; engines are given U.E.F.A for `UEFA`; `BBC`, `NATO` and `STOP` stay as they are. */
export const acronyms: readonly Rewrite[] = [
  {
    id: 'letters with dots',
    pattern: /(?<![\p{L}\p{N}.])(?:\p{Lu}\.){2,}(?:\p{Lu}(?![\p{L}\p{N}]))?/gu,
    say: (match) =>
      spelledIn(match.input, match[0].replace(/\./g, '') + (match[0].endsWith('.') ? keepStop(match) : '')),
  },
  {
    id: 'initials of a name',
    pattern: /(?<![\p{L}\p{N}.])(?:\p{Lu}\.\s?){2,4}(?=\s\p{Lu}\p{Ll})/gu,
    say: ({ 0: written, input }) => spelledIn(input, written.replace(/\P{Lu}/gu, '')),
  },
  {
    id: 'degree',
    pattern: /(?<![\p{L}\p{N}.])(Ph\.?D|M\.?Phil|B\.Sc|M\.Sc)(\.(?!\p{L}))?(?!\p{L})/gu,
    say: (match) =>
      spelledIn(
        match.input,
        (match[1] ?? '').replace(/\W/g, '').toUpperCase() + (match[2] === undefined ? '' : keepStop(match)),
      ),
  },
  {
    id: 'letters',
    pattern: /(?<![\p{L}\p{N}@#$])(\p{Lu}{2,6})(s)?(?!\p{L})/gu,
    say: ({ 0: written, 1: letters = '', 2: many, input, index }) => {
      const isSpelled = vowel.test(letters) ? always.has(letters) && !isShouted(input, index, written.length) : true;
      if (!isSpelled || said.has(letters)) return undefined;
      const one = spelledIn(input, letters);
      if (many !== undefined) return givenAs(`${letters}'s`, `${one.given ?? letters}'s`);
      return one.given === undefined ? undefined : one;
    },
  },
];

/** In a text that has no small letters eSpeak NG takes `IQ` for a word, too. */
function spelledIn(input: string, text: string): Sounding {
  const hasSmall = /[\p{Ll}\p{N}]/u.test(input);
  return lettered(text, (letters) => readAsWord(letters) || (!hasSmall && vowel.test(letters)));
}

/** A word beside it is in capitals too: `GIVE IT TO US NOW`. */
function isShouted(input: string, index: number, length: number): boolean {
  const before = /\p{Lu}{2,}\s$/u.test(input.slice(Math.max(0, index - 20), index));
  return before || /^\s\p{Lu}{2,}(?!\p{Ll})/u.test(input.slice(index + length, index + length + 20));
}
