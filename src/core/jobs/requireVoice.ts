import { errorOf } from '../base/errorPhrase.js';
import { modelIdOf } from '../model/engineInfo.js';
import { isVoiceInstalled } from './isVoiceInstalled.js';
import type { JobWorld } from './jobWorld.js';
import { modelOf } from './modelOf.js';
import { voicePhrases } from './phrases.js';
import { requireConsent } from './requireConsent.js';
import type { EngineChoice } from './pickEngine.js';
import { bytesOf } from './statusOfModels.js';

/** @throws LectorError MODEL_MISSING where the voice's model has to be downloaded before it can speak; as {@link requireConsent}. */
export async function requireVoice(world: Pick<JobWorld, 'models' | 'modelsDir'>, choice: EngineChoice): Promise<void> {
  requireConsent(choice.engine);
  if (await isVoiceInstalled(world, choice)) return;
  const { engine, voice } = choice;
  const id = modelIdOf(engine, voice) ?? voice.id;
  const model = modelOf(world.models, choice);
  const own = id === voice.id ? voicePhrases.missing : voicePhrases.missingModel;
  const values = [voice.id, id, model ? String(Math.round(bytesOf(model) / 1e6)) : ''];
  throw errorOf('MODEL_MISSING', model ? own : voicePhrases.missingUnsized, values, { subject: voice.id });
}
