import { rmsDbfs } from '../audio/level.js';
import { speechLevel } from '../audio/speechLevel.js';
import { doubt, failure } from './finding.js';
import type { Validator } from './validator.js';

/** Speech of any engine lies some 20 dB above (start value of audio.md). */
const lowestDbfs = -45;
/** How far from the voice's usual level a take may lie (audio.md). */
const largestOffsetDb = 6;

/** Too quiet to be speech, or not as loud as the voice usually is. */
export const level: Validator = {
  id: 'level',
  check({ samples, sampleRate, habits }) {
    if (samples.length === 0) return [];
    const dbfs = rmsDbfs(samples);
    if (dbfs < lowestDbfs) {
      const told = Number.isFinite(dbfs) ? `is ${dbfs.toFixed(1)} dBFS` : 'is that of digital silence';
      return [failure('audio-too-quiet', `The mean level ${told}, speech has more than ${lowestDbfs} dBFS`)];
    }
    const offset = habits ? speechLevel(samples, sampleRate) - habits.speechDbfs : 0;
    if (!(Math.abs(offset) > largestOffsetDb)) return [];
    const told = `${Math.abs(offset).toFixed(1)} dB ${offset > 0 ? 'louder' : 'softer'}`;
    return [doubt('audio-level', `It is ${told} than this voice usually is`)];
  },
};
