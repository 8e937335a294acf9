import { isLectorError } from '../base/errors.js';
import { mayBeUsed, speaks, type EngineInfo } from '../model/engineInfo.js';
import { isVoiceInstalled } from './isVoiceInstalled.js';
import type { JobWorld } from './jobWorld.js';
import type { EngineChoice } from './pickEngine.js';
import type { Speech } from './resolveSpeech.js';
import { spokenBy } from './speechSource.js';
import { voiceOrError } from './voiceNamed.js';

/**
 * Who else could speak, although nobody said that they may stand in: engines inside Lector with a voice for the language that is
 * here, those that sound better than the built-in one first; then another voice of the same engine.
 */
export async function spareVoices(
  world: Pick<JobWorld, 'engines' | 'models' | 'modelsDir'>,
  wanted: Speech,
): Promise<readonly Speech[]> {
  const { engine, voice, settings } = wanted;
  const others = world.engines.filter((one) => one.id !== engine.id && isInside(one) && mayBeUsed(one));
  const choices = [...others.filter(({ embedded }) => !embedded), ...others.filter(({ embedded }) => embedded)]
    .map(({ id }) => voiceOrError(world.engines, id, settings.language))
    .flatMap((found): readonly EngineChoice[] => (isLectorError(found) ? [] : [found]));
  const sister = engine.voices.find(
    (one) => one.id !== voice.id && !one.isCatalogued && speaks(one, settings.language),
  );
  if (sister) choices.push({ engine, voice: sister });
  const here = await Promise.all(choices.map((choice) => isVoiceInstalled(world, choice)));
  return choices.filter((_, at) => here[at]).map((choice) => spokenBy(choice, wanted));
}

/** Programs and servers are asked for what a person chose them for, and for nothing else. */
function isInside({ runtime = 'onnx' }: EngineInfo): boolean {
  return runtime === 'onnx';
}
