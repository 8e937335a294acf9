import { filled } from '../base/phrase.js';
import { doubt, retry } from './finding.js';
import type { Validator } from './validator.js';

/** Chosen to begin with. Real takes: see docs/benchmarks.md. */
const noiseFlatness = 0.5;
const largestShare = 0.3;
/** More than that is no doubt any more: of 1,166 good takes none had even the smaller share. */
const mostShare = 0.6;
/** A frame so far under the loudest is no speech that noise could be mistaken for. */
const loudRangeDb = 20;
const phrase = '{0} % of its sound is noise';

/** Sound without a pitch or the colour of a voice: its spectrum is flat in a third of the loud frames; in most of them nobody could listen to it. */
export const noise: Validator = {
  id: 'noise',
  byEar: true,
  phrases: [phrase],
  check(_, spectrum) {
    const { dbfs, flatness, hop } = spectrum();
    const limit = dbfs.reduce((loudest, level) => Math.max(loudest, level), -Infinity) - loudRangeDb;
    const loud = dbfs.reduce((count, level) => count + (level > limit ? 1 : 0), 0);
    const noisy = Array.from(dbfs.keys()).filter(
      (at) => (dbfs[at] ?? 0) > limit && (flatness[at] ?? 0) > noiseFlatness,
    );
    const [first, last] = [noisy[0], noisy.at(-1)];
    if (first === undefined || last === undefined || noisy.length <= loud * largestShare) return [];
    const share = Math.round((100 * noisy.length) / loud);
    const at = { start: first * hop, end: (last + 1) * hop };
    const found = noisy.length > loud * mostShare ? retry : doubt;
    return [found('audio-noise', filled(phrase, String(share)), at)];
  },
};
