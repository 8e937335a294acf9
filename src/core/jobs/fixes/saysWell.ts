import { isLectorError } from '../../base/errors.js';
import { spokenText } from '../../model/spoken.js';
import { isAccepted } from '../recordOf.js';
import type { Speech } from '../resolveSpeech.js';
import { speakText } from '../speakText.js';
import type { FixScene } from './fix.js';

/** Whether the dead chunk passes the checks, said in another way, or in other words; nothing of it is kept. @throws the signal's reason. */
export async function saysWell(
  { world, hearing, work: { chunk, priority }, signal }: FixScene,
  speech: Speech,
  words = chunk.spoken,
): Promise<boolean> {
  const text = spokenText(words);
  try {
    const spoken = await speakText(world.pool, speech, words, priority, signal);
    return isAccepted((await hearing.judge(chunk, speech, { ...spoken, text })).outcome);
  } catch (error) {
    signal.throwIfAborted();
    if (!isLectorError(error)) throw error;
    world.log.debug(`${speech.engine.id} is no fix: ${error.message}`);
    return false;
  }
}

/** Each is loaded and speaks the whole chunk: more of them would keep the narration. Two engines, and another voice of the wanted one. */
const mostTried = 3;

/** The first of these speeches that says the dead chunk well. */
export async function firstToSayWell(scene: FixScene, speeches: readonly Speech[]): Promise<Speech | undefined> {
  for (const speech of speeches.slice(0, mostTried)) if (await saysWell(scene, speech)) return speech;
  return undefined;
}
