import { LectorError } from '../base/errors.js';
import type { CatalogModel } from '../engines/catalog.js';
import { isInstalled } from '../engines/models.js';
import type { ModelStatus, VoiceStatus } from '../model/report.js';
import type { EngineInfo } from '../model/engineInfo.js';
import type { JobWorld } from './jobWorld.js';
import { requireAvailable } from './pickEngine.js';

type ModelWorld = Pick<JobWorld, 'engines' | 'models' | 'modelsDir'>;

/** Bytes of all files of a model. */
export function bytesOf(model: CatalogModel): number {
  return model.files.reduce((sum, file) => sum + file.bytes, 0);
}

/** @throws LectorError VOICE_UNKNOWN with what there is to choose from. */
export function catalogModel(models: readonly CatalogModel[], id: string): CatalogModel {
  const model = models.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase());
  if (model) return model;
  throw new LectorError('VOICE_UNKNOWN', `The catalogue has no model "${id}".`, {
    nextStep: `Choose one of: ${models.map((candidate) => candidate.id).join(', ')}.`,
  });
}

/**
 * The model of that id, if an engine that can run here speaks with it.
 * @throws LectorError as {@link catalogModel} and requireAvailable.
 */
export function usefulModel({ engines, models }: ModelWorld, id: string): CatalogModel {
  const model = catalogModel(models, id);
  const [engine] = enginesOf(engines, model);
  if (engine) requireAvailable(engines, engine);
  return model;
}

/** Every model that an engine which can run here speaks with. */
export async function statusOfModels({ engines, models, modelsDir }: ModelWorld): Promise<readonly ModelStatus[]> {
  const useful = models.filter((model) => enginesOf(engines, model).every(({ unavailable }) => !unavailable));
  return Promise.all(
    useful.map(async (model) => {
      const { id, name, kind, languages, licence } = model;
      return {
        id,
        name,
        kind,
        languages,
        licence,
        bytes: bytesOf(model),
        installed: await isInstalled(model, modelsDir),
      };
    }),
  );
}

function enginesOf(engines: readonly EngineInfo[], { id }: CatalogModel): readonly EngineInfo[] {
  return engines.filter(({ voices }) => voices.some((voice) => voice.id === id));
}

/** Every voice of every engine that can run here; what is embedded counts as installed. */
export async function statusOfVoices(world: ModelWorld): Promise<readonly VoiceStatus[]> {
  const installed = new Map((await statusOfModels(world)).map((model) => [model.id, model]));
  const able = world.engines.filter(({ unavailable }) => unavailable === undefined);
  return able.flatMap((engine) =>
    engine.voices.map((voice) => {
      const model = installed.get(voice.id);
      const isInstalled = engine.embedded || (model?.installed ?? false);
      const licence = model?.licence ?? engine.licence;
      return {
        engine: engine.id,
        voice,
        installed: isInstalled,
        bytes: isInstalled ? 0 : (model?.bytes ?? 0),
        licence,
      };
    }),
  );
}
