import { clipping } from './clipping.js';
import { duration } from './duration.js';
import { empty } from './empty.js';
import { header } from './header.js';
import { level } from './level.js';
import { noise } from './noise.js';
import { notANumber } from './notANumber.js';
import { pace } from './pace.js';
import { repetition } from './repetition.js';
import { silence } from './silence.js';
import { truncation } from './truncation.js';
import { unspoken } from './unspoken.js';
import type { Validator } from './validator.js';

/** All Tier-1 checks, in the order in which their findings are told. */
export const validators: readonly Validator[] = [
  empty,
  notANumber,
  header,
  unspoken,
  duration,
  pace,
  silence,
  truncation,
  repetition,
  noise,
  level,
  clipping,
];
