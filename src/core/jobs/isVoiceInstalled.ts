import path from 'node:path';
import { isThere } from '../engines/modelFiles.js';
import { isInstalled } from '../engines/models.js';
import { modelIdOf } from '../model/engineInfo.js';
import type { JobWorld } from './jobWorld.js';
import { modelOf } from './modelOf.js';
import type { EngineChoice } from './pickEngine.js';

/**
 * Whether a voice can speak without a download: it is part of its engine, its model is here, or a folder of its name is where
 * the catalogue has no model for it.
 */
export async function isVoiceInstalled(
  { models, modelsDir }: Pick<JobWorld, 'models' | 'modelsDir'>,
  choice: EngineChoice,
): Promise<boolean> {
  const id = modelIdOf(choice.engine, choice.voice);
  if (id === undefined) return true;
  const model = modelOf(models, choice);
  return model ? isInstalled(model, modelsDir) : isThere(path.join(modelsDir, id));
}
