import { clipping } from './clipping.js';
import { duration } from './duration.js';
import { empty } from './empty.js';
import { header } from './header.js';
import { level } from './level.js';
import { notANumber } from './notANumber.js';
import { silence } from './silence.js';
import type { Validator } from './validator.js';

/** All Tier-1 checks, in the order in which their findings are told. */
export const validators: readonly Validator[] = [empty, notANumber, header, duration, silence, level, clipping];
