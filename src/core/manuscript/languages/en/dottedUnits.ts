import type { Rewrite } from '../../rewrite.js';
import { keepStop } from '../keepStop.js';
import { amount, start } from './numberForms.js';
import { sayNumber } from './numberWords.js';
import { units } from './units.js';

/** Units with dots between their letters, and stones before pounds: `60 m.p.h.`, `9 st. 2 lb.` */
export const dottedUnits: readonly Rewrite[] = [
  {
    id: 'unit with dots',
    pattern: new RegExp(String.raw`${start}(${amount})\s?(m\.p\.h|k\.p\.h|r\.p\.m|h\.p)\b\.?`, 'gu'),
    say: (match) =>
      `${sayNumber(match[1] ?? '')} ${units[(match[2] ?? '').replaceAll('.', '')]?.[1] ?? ''}${match[0].endsWith('.') ? keepStop(match) : ''}`,
  },
  {
    id: 'stones',
    pattern: new RegExp(String.raw`${start}(\d{1,2})\s?st\b\.?(?=\s\d{1,2}\s?lbs?\b)`, 'gu'),
    say: ([, number = '']) => `${sayNumber(number)} stone`,
  },
];
