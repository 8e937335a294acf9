import { isInstalled } from '../engines/models.js';
import { modelIdOf } from '../model/engineInfo.js';
import type { JobWorld } from './jobWorld.js';
import { modelOf } from './modelOf.js';
import type { EngineChoice } from './pickEngine.js';

/** Whether a voice can speak without a download: it is part of its engine, or its model is here. */
export async function isVoiceInstalled(
  { models, modelsDir }: Pick<JobWorld, 'models' | 'modelsDir'>,
  choice: EngineChoice,
): Promise<boolean> {
  if (modelIdOf(choice.engine, choice.voice) === undefined) return true;
  const model = modelOf(models, choice);
  return model !== undefined && isInstalled(model, modelsDir);
}
