import { LectorError } from '../base/errors.js';
import { modelIdOf } from '../model/engineInfo.js';
import { isVoiceInstalled } from './isVoiceInstalled.js';
import type { JobWorld } from './jobWorld.js';
import { modelOf } from './modelOf.js';
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
  const megabytes = model ? ` (${Math.round(bytesOf(model) / 1e6)} MB)` : '';
  const where = id === voice.id ? '' : `: it is part of the model ${id}`;
  throw new LectorError('MODEL_MISSING', `Voice ${voice.id} is not installed${where}${megabytes}.`, {
    nextStep: `Download it with Lector: Download Voice… or \`lector models pull ${id}\`, or choose another voice.`,
    subject: voice.id,
  });
}
