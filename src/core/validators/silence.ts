import { filled } from '../base/phrase.js';
import { silentRuns, silentShare, type SilentRun } from '../audio/silence.js';
import { doubt, failure } from './finding.js';
import type { Validator } from './validator.js';

/** Chosen to begin with: an inner pause to doubt and one to refuse, and the largest share of silence. */
const doubtfulSeconds = 1.5;
const longestSeconds = 3;
const largestShare = 0.6;
/** With so much of the expected time sounding, and no longer silence at the edges, a short text is whole all the same. */
const soundingShare = 0.6;
/** What a stop inside the text may add to a pause. eSpeak NG was measured to rest 0.3 s at one, 0.9 s at half pace. */
const punctuationSeconds = 0.5;
const innerPunctuation = /[.!?…:;,–—-]["'”’)\]]*\s+\S/u;

const mostlySilent = '{0} % of it is silence';
const pause = 'A pause of {0} s at {1} s';

/** Pauses where none belong, and takes that are mostly silence. At the edges only what is too long anywhere is a pause, and the share says it already where it is most of the take. */
export const silence: Validator = {
  id: 'silence',
  byEar: true,
  phrases: [mostlySilent, pause],
  check({ samples, sampleRate, text, charsPerSecond }) {
    const runs = silentRuns(samples, sampleRate);
    const seconds = samples.length / sampleRate;
    const share = silentShare(runs, seconds);
    const isWhole =
      (1 - share) * seconds >= (text.length / charsPerSecond) * soundingShare && share * seconds <= longestSeconds;
    const mostly =
      share > largestShare && !isWhole
        ? [failure('audio-mostly-silent', filled(mostlySilent, String(Math.round(share * 100))))]
        : [];
    const allowed = doubtfulSeconds + (innerPunctuation.test(text) ? punctuationSeconds : 0);
    const isPause = ({ start, end, atEdge }: SilentRun) =>
      !atEdge || (end - start > longestSeconds && mostly.length === 0);
    return [...mostly, ...runs.filter(isPause).flatMap((run) => pauseFinding(run, allowed))];
  },
};

function pauseFinding({ start, end }: SilentRun, allowed: number) {
  const seconds = end - start;
  const told = filled(pause, seconds.toFixed(1), start.toFixed(1));
  if (seconds > longestSeconds) return [failure('audio-long-silence', told, { start, end })];
  return seconds > allowed ? [doubt('audio-pause', told, { start, end })] : [];
}
