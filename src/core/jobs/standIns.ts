import { isLectorError } from '../base/errors.js';
import type { Chunk } from '../model/chunk.js';
import { mayBeUsed } from '../model/engineInfo.js';
import { isVoiceInstalled } from './isVoiceInstalled.js';
import type { JobWorld } from './jobWorld.js';
import type { EngineChoice } from './pickEngine.js';
import type { FileSpeech, Speech } from './resolveSpeech.js';
import { spokenBy } from './speechSource.js';
import { voiceOrError } from './voiceNamed.js';

/** Above this share of real time an engine does not keep up with someone who listens. */
const keepsUpBelow = 0.95;

/** What finding stand-ins needs of the world. */
export type StandInWorld = Pick<JobWorld, 'engines' | 'models' | 'modelsDir' | 'speeds' | 'pool'>;

/**
 * What may stand in for a speech, in the order that the file, its book or the person states. Names that nothing answers to
 * and voices that are not here or need a licence accepted are passed over: a fallback must not fail itself.
 */
export async function standInsFor(world: StandInWorld, file: FileSpeech, wanted: Speech): Promise<readonly Speech[]> {
  const choices = file.fallback
    .map((name) => voiceOrError(world.engines, name, file.settings.language))
    .flatMap((found) => (isLectorError(found) ? [] : [found]));
  const others = choices.filter(({ engine }) => engine.id !== wanted.engine.id && mayBeUsed(engine));
  const here = await Promise.all(others.map((choice) => isVoiceInstalled(world, choice)));
  return others.filter((_, at) => here[at]).map((choice) => spokenBy(choice, wanted));
}

/** Whether an engine speaks faster than it is listened to, with all its processes; its registry is believed until it was heard. */
export function keepsUp({ speeds, pool }: StandInWorld, { engine }: EngineChoice): boolean {
  return (speeds.rtfOf(engine.id) ?? engine.typicalRtfCpu) / pool.workersOf(engine.id) < keepsUpBelow;
}

/**
 * Whether a listener would have to wait for a chunk of an engine that doesn't keep up: it was heard, and what lies between the
 * listener and the chunk is over before it could be spoken.
 * @param ahead the chunks from the listener's up to this one, this one not counted
 */
export function starves({ speeds }: StandInWorld, speech: Speech, chunk: Chunk, ahead: readonly Chunk[]): boolean {
  const rtf = speeds.rtfOf(speech.engine.id);
  if (rtf === undefined) return false;
  const characters = ahead.reduce((sum, { spoken }) => sum + lengthOf(spoken), 0);
  return characters < lengthOf(chunk.spoken) * rtf;
}

function lengthOf(spoken: Chunk['spoken']): number {
  return spoken.reduce((sum, { text }) => sum + text.length, 0);
}
