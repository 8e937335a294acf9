import { whereSeen } from '../rewrite.js';
import { abbreviated, abbreviations } from './en/abbreviations.js';
import { acronyms } from './en/acronyms.js';
import { addresses } from './en/addresses.js';
import { calendar } from './en/calendar.js';
import { codes } from './en/codes.js';
import { dates } from './en/dates.js';
import { dottedUnits } from './en/dottedUnits.js';
import { electronic } from './en/electronic.js';
import { formulas } from './en/formulas.js';
import { fractions } from './en/fractions.js';
import { greek } from './en/greek.js';
import { heteronyms } from './en/heteronyms.js';
import { measures } from './en/measures.js';
import { money } from './en/money.js';
import { numbers } from './en/numbers.js';
import { possessive } from './en/possessive.js';
import { primes } from './en/primes.js';
import { romans } from './en/romans.js';
import { scripture } from './en/scripture.js';
import { sentences } from './en/sentences.js';
import { postalStates } from './en/states.js';
import { slashes } from './en/slashes.js';
import { sums } from './en/sums.js';
import { symbols } from './en/symbols.js';
import { telephone } from './en/telephone.js';
import { halvesOfTheDay, times } from './en/times.js';
import { spokenYears } from './en/years.js';
import { heteronymRewrite } from './heteronymRewrite.js';
import type { Language } from './language.js';
import { writing } from './writing.js';

const digit = /\p{N}/u;
const prime = /[\d¼-¾⅐-⅞]\s?[°'’′"”″]/;
const dot = /\./;
const capitals = /\p{Lu}(?:\.\s?)?\p{Lu}|Ph\.?D|M\.?Phil|[BM]\.Sc/u;
const place = /,\s\p{Lu}|[A-Z]{2}\s\d{5}/u;
const monthOrSpan = /(?:Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.|[hlry]\s?[–-]/;
const numeral = /(?<!\p{L})(?:WWI|[IVXLCDMivxlcdm]+(?:th|st|nd|rd)?(?!\p{L}))/u;
const sum = /[\p{N}=<>*]/u;
const sign = /[^\p{L}\p{N}\s.,;:!?'"’“”()—–-]/u;
const address = /[@/\\]|\S\.\S/;
const greekLetter = /\p{Script=Greek}/u;

export const english: Language = {
  id: 'en',
  sentences,
  ending: possessive,
  heteronyms,
  rewrites: [
    ...writing,
    ...whereSeen(address, electronic),
    ...whereSeen(place, postalStates),
    ...whereSeen(digit, [
      ...scripture,
      ...money,
      ...times,
      ...dates,
      ...telephone,
      ...codes,
      ...addresses,
      ...spokenYears,
    ]),
    ...whereSeen(monthOrSpan, calendar),
    ...whereSeen(prime, primes),
    ...whereSeen(digit, [...dottedUnits, ...measures, ...fractions, ...formulas]),
    ...whereSeen(dot, halvesOfTheDay),
    ...whereSeen(numeral, romans),
    ...whereSeen(abbreviated, abbreviations),
    ...whereSeen(capitals, acronyms),
    ...whereSeen(sum, sums),
    ...whereSeen(digit, numbers),
    ...whereSeen(greekLetter, greek),
    ...whereSeen(sign, [...symbols, ...slashes]),
    heteronymRewrite(heteronyms),
  ],
};
