import { filled } from '../base/phrase.js';
import { rmsDbfs } from '../audio/level.js';
import { speechLevel } from '../audio/speechLevel.js';
import { doubt, failure } from './finding.js';
import type { Validator } from './validator.js';

/** Speech of any engine lies some 20 dB above (chosen to begin with). */
const lowestDbfs = -45;
/** How far from the voice's usual level a take may lie. */
const largestOffsetDb = 6;
const tooQuiet = 'The mean level is {0} dBFS, speech has more than {1} dBFS';
const silent = 'The mean level is that of digital silence, speech has more than {0} dBFS';
const louder = 'It is {0} dB louder than this voice usually is';
const softer = 'It is {0} dB softer than this voice usually is';

/** Too quiet to be speech, or not as loud as the voice usually is. */
export const level: Validator = {
  id: 'level',
  phrases: [tooQuiet, silent, louder, softer],
  check({ samples, sampleRate, habits }) {
    if (samples.length === 0) return [];
    const dbfs = rmsDbfs(samples);
    if (dbfs < lowestDbfs) {
      const [measured, least] = [dbfs.toFixed(1), String(lowestDbfs)];
      const told = Number.isFinite(dbfs) ? filled(tooQuiet, measured, least) : filled(silent, least);
      return [failure('audio-too-quiet', told)];
    }
    const offset = habits ? speechLevel(samples, sampleRate) - habits.speechDbfs : 0;
    if (!(Math.abs(offset) > largestOffsetDb)) return [];
    return [doubt('audio-level', filled(offset > 0 ? louder : softer, Math.abs(offset).toFixed(1)))];
  },
};
