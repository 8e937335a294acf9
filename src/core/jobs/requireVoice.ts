import { LectorError } from '../base/errors.js';
import { isInstalled } from '../engines/models.js';
import type { EngineChoice } from './pickEngine.js';
import type { JobWorld } from './jobWorld.js';
import { bytesOf } from './statusOfModels.js';

/** @throws LectorError MODEL_MISSING where a voice has to be downloaded before it can speak. */
export async function requireVoice(
  world: Pick<JobWorld, 'models' | 'modelsDir'>,
  { engine, voice }: EngineChoice,
): Promise<void> {
  if (engine.embedded) return;
  const model = world.models.find((candidate) => candidate.id === voice.id);
  if (model && (await isInstalled(model, world.modelsDir))) return;
  const megabytes = model ? ` (${Math.round(bytesOf(model) / 1e6)} MB)` : '';
  throw new LectorError('MODEL_MISSING', `Voice ${voice.id} is not installed${megabytes}.`, {
    nextStep: `Download it with Lector: Download Voice… or \`lector models pull ${voice.id}\`, or choose another voice.`,
  });
}
