import { LectorError } from '../../base/errors.js';
import { categoryOfFinding } from '../../failures/categoryOf.js';
import { splitText } from '../../manuscript/chunker.js';
import type { AttemptRecord } from '../../model/record.js';
import { sliceSpoken, spokenText, type Spoken } from '../../model/spoken.js';
import type { Finding } from '../../model/verdict.js';
import { isAccepted } from '../recordOf.js';
import { betterOf, type RefusedTake } from '../refusedTake.js';
import { tryOnce } from '../speakChunk.js';
import { joinSpoken, speakText, type SpokenText } from '../speakText.js';
import type { Repair } from './repair.js';

/** Of the whole, the most that a part may have: first two parts are tried, then three or four. Each seam is heard a little. */
const partShares = [0.6, 0.36];
/** Characters; what is shorter sounds odd in most voices. */
const shortestPart = 30;

/** The chunk in two to four parts, cut at natural places and joined without a click; each part has to pass by itself. */
export const smallerSplits: Repair = {
  id: 'split',
  async attempt({ world, hearing, work, begin, signal }) {
    const { chunk, speech, priority } = work;
    const attempts: AttemptRecord[] = [];
    let best: RefusedTake | undefined;
    /** By their text: what is good isn't spoken again where the next division has it too. */
    const goodParts = new Map<string, SpokenText>();
    for (const bounds of divisionsOf(spokenText(chunk.spoken), speech.settings.language)) {
      begin(speech.engine.id);
      const refused: Finding[] = [];
      const speakInParts = async (spoken: Spoken) => {
        const parts: SpokenText[] = [];
        for (const [index, start] of bounds.slice(0, -1).entries()) {
          parts.push(await speakPart(sliceSpoken(spoken, start, bounds[index + 1] ?? start), refused));
        }
        return joinSpoken(parts, bounds);
      };
      const { attempt, ...tried } = await tryOnce(world, hearing, work, speakInParts);
      const [part] = refused;
      attempts.push({ ...attempt, ...(part && { category: categoryOfFinding(part.code) }), repair: 'split' });
      if (tried.take) return { ...tried, attempts, by: work };
      best = betterOf(best, tried.refusedTake);
    }
    if (attempts.length === 0) return undefined;
    return { outcome: 'fail', findings: [], attempts, by: work, ...(best && { refusedTake: best }) };

    async function speakPart(part: Spoken, refused: Finding[]): Promise<SpokenText> {
      const text = spokenText(part);
      const good = goodParts.get(text);
      if (good) return good;
      const spoken = await speakText(world.pool, speech, part, priority, signal);
      const { outcome, findings } = await hearing.judge(chunk, speech, { ...spoken, text });
      if (isAccepted(outcome)) {
        goodParts.set(text, spoken);
        return spoken;
      }
      refused.push(...findings.slice(0, 1));
      throw new LectorError('ENGINE_FAILED', `“${text.trim()}”: ${findings[0]?.message ?? 'it was refused'}`);
    }
  },
};

/** Ways to divide a text: the offsets where its parts begin, and its end. None where a part would be too short. */
function divisionsOf(text: string, language: string): readonly (readonly number[])[] {
  const divisions = partShares.map((share) => [
    0,
    ...splitText(text, Math.ceil(text.length * share), language),
    text.length,
  ]);
  const isUseful = (bounds: readonly number[], at: number) =>
    bounds.length > 2 &&
    bounds.length !== divisions[at - 1]?.length &&
    bounds.slice(1).every((end, index) => end - (bounds[index] ?? 0) >= shortestPart);
  return divisions.filter(isUseful);
}
