import { LectorError } from '../base/errors.js';
import type { CatalogModel } from '../engines/catalog.js';
import { isInstalled } from '../engines/models.js';
import { modelIdOf, type EngineInfo } from '../model/engineInfo.js';
import type { ModelStatus, VoiceStatus } from '../model/report.js';
import { isVoiceInstalled } from './isVoiceInstalled.js';
import type { JobWorld } from './jobWorld.js';
import { requireAvailable } from './pickEngine.js';

type ModelWorld = Pick<JobWorld, 'engines' | 'models' | 'modelsDir'>;

/** Bytes of all files of a model, or of what it is made of where that is more to fetch. */
export function bytesOf({ files, sources }: CatalogModel): number {
  const material = sources.flatMap((source) => (source.kind === 'made' ? source.material : []));
  const [own, fetched] = [files, material].map((some) => some.reduce((sum, { bytes }) => sum + bytes, 0));
  return Math.max(own ?? 0, fetched ?? 0);
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
      nextStep: `Choose one of: ${models.flatMap((one) => (one.isCatalogued ? [] : [one.id])).join(', ')}, or one that \`lector models search <language>\` finds.`,
    });
  }
  const [engine] = enginesOf(engines, model);
  if (engine) requireAvailable(engines, engine);
  return model;
}

/** Every model that an engine which can run here speaks with; the catalogued only where installed, unless `isWhole`. */
export async function statusOfModels(
  { engines, models, modelsDir }: ModelWorld,
  isWhole: boolean,
): Promise<readonly ModelStatus[]> {
  const useful = models.filter((model) => enginesOf(engines, model).every(({ unavailable }) => !unavailable));
  const statuses = await Promise.all(
    useful.map(async (model) => {
      const { id, name, kind, languages, licence, licencePage } = model;
      return {
        id,
        name,
        kind,
        voices: voicesOf(engines, model),
        languages,
        licence,
        ...(licencePage === undefined ? {} : { licencePage }),
        bytes: bytesOf(model),
        installed: await isInstalled(model, modelsDir),
        isListed: isWhole || !model.isCatalogued,
      };
    }),
  );
  return statuses.flatMap(({ isListed, ...status }) => (isListed || status.installed ? [status] : []));
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

/**
 * The voices of every engine that can run here; what needs no model counts as installed.
 * @param isWhole with what is catalogued and not installed
 */
export async function statusOfVoices(world: ModelWorld, isWhole: boolean): Promise<readonly VoiceStatus[]> {
  const models = await statusOfModels(world, isWhole);
  const able = world.engines.filter(({ unavailable }) => unavailable === undefined);
  const statuses = await Promise.all(
    able.flatMap((engine) =>
      engine.voices.map(async (voice) => {
        const model = models.find((candidate) => candidate.id === modelIdOf(engine, voice));
        if (voice.isCatalogued && !model) return [];
        const installed = model?.installed ?? (await isVoiceInstalled(world, { engine, voice }));
        const licence = model?.licence ?? (modelIdOf(engine, voice) === undefined ? engine.licence : 'your own copy');
        const page = model?.licencePage;
        return [
          {
            ...{ engine: engine.id, voice, installed, bytes: installed ? 0 : (model?.bytes ?? 0), licence },
            ...(page === undefined ? {} : { licencePage: page }),
          },
        ];
      }),
    ),
  );
  return statuses.flat();
}
