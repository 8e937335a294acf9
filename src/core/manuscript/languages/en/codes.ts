import type { Rewrite } from '../../rewrite.js';
import { eachDigit } from './numberWords.js';

/** Digits that name something and count nothing: `PIN 4821`, `card ending in 1180`, `ISBN 0306406157`. */
export const codes: readonly Rewrite[] = [
  {
    id: 'code',
    pattern:
      /(?<=\b(?:PIN|code|passcode|password|ISBN|ISSN|ZIP|zip|account|serial number|card number|ending in|ends in)(?:\sis|:)?\s)\d{3,}(?![\p{L}\p{N}]|[.,:/-]\d)/gu,
    say: ([digits]) => eachDigit(digits),
  },
];
