import { LectorError } from '../base/errors.js';
import type { CatalogModel } from '../engines/catalog.js';
import { isInstalled } from '../engines/models.js';
import { modelIdOf, type EngineInfo } from '../model/engineInfo.js';
import type { ModelStatus, VoiceStatus } from '../model/report.js';
import type { JobWorld } from './jobWorld.js';
import { requireAvailable } from './pickEngine.js';

type ModelWorld = Pick<JobWorld, 'engines' | 'models' | 'modelsDir'>;

/** Bytes of all files of a model. */
export function bytesOf(model: CatalogModel): number {
  return model.files.reduce((sum, file) => sum + file.bytes, 0);
}

/**
 * The model of that id, or that the voice of that id speaks with, if an engine that can run here speaks with it.
 * @throws LectorError VOICE_UNKNOWN with what there is to choose from; as requireAvailable.
 */
export function usefulModel({ engines, models }: ModelWorld, id: string): CatalogModel {
  const wanted = id.toLowerCase();
  const model =
    models.find((candidate) => candidate.id.toLowerCase() === wanted) ??
    models.find((candidate) => voicesOf(engines, candidate).some((voice) => voice.toLowerCase() === wanted));
  if (!model) {
    throw new LectorError('VOICE_UNKNOWN', `The catalogue has no model "${id}".`, {
      nextStep: `Choose one of: ${models.map((candidate) => candidate.id).join(', ')}.`,
    });
  }
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
        voices: voicesOf(engines, model),
        languages,
        licence,
        bytes: bytesOf(model),
        installed: await isInstalled(model, modelsDir),
      };
    }),
  );
}

function enginesOf(engines: readonly EngineInfo[], model: CatalogModel): readonly EngineInfo[] {
  return engines.filter((engine) => voicesOf([engine], model).length > 0);
}

/** Ids of the voices that speak with a model. */
function voicesOf(engines: readonly EngineInfo[], { id }: CatalogModel): readonly string[] {
  return engines.flatMap((engine) =>
    engine.voices.filter((voice) => modelIdOf(engine, voice) === id).map((voice) => voice.id),
  );
}

/** Every voice of every engine that can run here; what needs no model counts as installed. */
export async function statusOfVoices(world: ModelWorld): Promise<readonly VoiceStatus[]> {
  const models = await statusOfModels(world);
  const able = world.engines.filter(({ unavailable }) => unavailable === undefined);
  return able.flatMap((engine) =>
    engine.voices.map((voice) => {
      const id = modelIdOf(engine, voice);
      const model = models.find((candidate) => candidate.id === id);
      const isInstalled = id === undefined || (model?.installed ?? false);
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
