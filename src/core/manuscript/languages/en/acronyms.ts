import type { Rewrite } from '../../rewrite.js';
import { keepStop } from '../keepStop.js';
import { dotted, spelled } from './letters.js';

/** Spelled although they have a vowel. Those without one are all spelled. */
const always = new Set(
  (
    'NYC USA US UK EU UN UAE FBI CIA ABC IBM IRS ATM AI DNA RNA API URL USB GPU CPU CEO CFO CTO COO VIP IQ EQ UFO ICU ER ' +
    'EMT NGO IPO AC HIV NBA AFL MIT UCLA NYU NSA EPA FDA USDA DEA ATF DOJ DOE ETA FAQ DIY DOB DOA BMI EKG ECG EEG ' +
    'MRI IOU ID UV TSA AOL ESPN ISBN IP UI UX HR AM FM AD CE BCE MBA BA MA UPS USS USSR IRC AMD EDF EDT EST IOC AA BMI ' +
    'POV POW MIA AWOL BYOB EP IPA ITV IEEE ISP OECD OEM PA PE RAF ROI SEO SOS SUV TVA UCL UEFA UHF VHF VAT'
  ).split(' '),
);
/** Said as a word, or only a sound. */
const said = new Set(
  'AWOL OPEC RIP HMM HMMM SHH SHHH PSST PFFT BRR BRRR GRR GRRR TSK MR MRS MS DR ST MT FT NTH ZZZ MM XXX'.split(' '),
);

/** `BBC` → BBC, `U.S.` → US, `UEFA` → U.E.F.A, `CDs` → CD's; `NATO` and `STOP` stay words. */
export const acronyms: readonly Rewrite[] = [
  {
    id: 'letters with dots',
    pattern: /(?<![\p{L}\p{N}.])(?:\p{Lu}\.){2,}(?:\p{Lu}(?![\p{L}\p{N}]))?/gu,
    say: (match) => spelled(match[0].replace(/\./g, '')) + (match[0].endsWith('.') ? keepStop(match) : ''),
  },
  {
    id: 'degree',
    pattern: /(?<![\p{L}\p{N}.])(Ph\.?D|M\.?Phil|B\.Sc|M\.Sc)(\.(?!\p{L}))?(?!\p{L})/gu,
    say: (match) =>
      `${spelled((match[1] ?? '').replace(/\W/g, '').toUpperCase())}${match[2] === undefined ? '' : keepStop(match)}`,
  },
  {
    id: 'letters',
    pattern: /(?<![\p{L}\p{N}@#$])(\p{Lu}{2,6})(s)?(?!\p{L})/gu,
    say: ({ 0: written, 1: letters = '', 2: many, input, index }) => {
      const hasVowel = /[AEIOUYÄÖÜÉÈÀ]/.test(letters);
      const isSpelled = hasVowel ? always.has(letters) && !isShouted(input, index, written.length) : true;
      if (!isSpelled || said.has(letters)) return undefined;
      const isAlone = hasVowel && !/[\p{Ll}\p{N}]/u.test(input);
      const heard = `${isAlone ? dotted(letters) : spelled(letters)}${many === undefined ? '' : "'s"}`;
      return heard === written ? undefined : heard;
    },
  },
];

/** A word beside it is in capitals too: `GIVE IT TO US NOW`. */
function isShouted(input: string, index: number, length: number): boolean {
  const before = /\p{Lu}{2,}\s$/u.test(input.slice(Math.max(0, index - 20), index));
  return before || /^\s\p{Lu}{2,}(?!\p{Ll})/u.test(input.slice(index + length, index + length + 20));
}
