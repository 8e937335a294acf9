import { rmsDbfs } from '../audio/level.js';
import { failure } from './finding.js';
import type { Validator } from './validator.js';

/** Speech of any engine lies some 20 dB above (start value of audio.md). */
const lowestDbfs = -45;

/** Too quiet to be speech. */
export const level: Validator = {
  id: 'level',
  check({ samples }) {
    const dbfs = rmsDbfs(samples);
    if (samples.length === 0 || !(dbfs < lowestDbfs)) return [];
    const told = Number.isFinite(dbfs) ? `is ${dbfs.toFixed(1)} dBFS` : 'is that of digital silence';
    return [failure('audio-too-quiet', `The mean level ${told}, speech has more than ${lowestDbfs} dBFS`)];
  },
};
