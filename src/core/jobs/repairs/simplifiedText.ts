import { filled } from '../../base/phrase.js';
import { spokenText, type Spoken } from '../../model/spoken.js';
import { isAccepted } from '../recordOf.js';
import { wantedTake } from '../speechSource.js';
import { speechPhrases } from '../phrases.js';
import type { Repair } from './repair.js';

/** Anything but letters, digits, spaces and what sentences and words are made with. */
const signs = /[^\p{L}\p{M}\p{N}\s.,?!'’-]/gu;
const dashes = /[–—;:]/u;

/**
 * The chunk without its brackets, quotes and signs. Each is replaced by one character, so that the places of all words stay; the
 * manuscript isn't touched, and the take is marked by a finding.
 */
export const simplifiedText: Repair = {
  id: 'simplify',
  async attempt({ world, work, speakBy, begin }) {
    const spoken = simplified(work.chunk.spoken);
    if (spokenText(spoken) === spokenText(work.chunk.spoken)) return undefined;
    begin(work.speech.engine.id);
    const chunk = { ...work.chunk, spoken };
    // What was refused of other words is no recording of these.
    const { refusedTake: _refused, ...performed } = await speakBy({
      ...work,
      chunk,
      takeId: wantedTake(world.models, work.speech, chunk),
    });
    const attempts = performed.attempts.map((attempt) => ({ ...attempt, repair: 'simplify' as const }));
    if (!isAccepted(performed.outcome)) return { ...performed, attempts };
    const message = filled(speechPhrases.withoutSigns, spokenText(spoken).replace(/\s+/g, ' ').trim());
    const instead = { code: 'text-simplified', severity: 'warning', message, span: work.chunk.span } as const;
    return { ...performed, attempts, instead };
  },
};

function simplified(spoken: Spoken): Spoken {
  return spoken.map((run) => ({
    ...run,
    text: run.text.replace(signs, (sign) => (dashes.test(sign) ? ',' : ' ').padEnd(sign.length)),
  }));
}
