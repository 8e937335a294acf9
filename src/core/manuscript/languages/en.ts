import { abbreviations } from './en/abbreviations.js';
import { dates } from './en/dates.js';
import { money } from './en/money.js';
import { numbers } from './en/numbers.js';
import { romans } from './en/romans.js';
import { sentences } from './en/sentences.js';
import { symbols } from './en/symbols.js';
import { times } from './en/times.js';
import type { Language } from './language.js';
import { writing } from './writing.js';

export const english: Language = {
  id: 'en',
  sentences,
  rewrites: [...writing, ...money, ...times, ...dates, ...romans, ...abbreviations, ...numbers, ...symbols],
};
