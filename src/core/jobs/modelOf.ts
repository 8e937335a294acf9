import type { CatalogModel } from '../engines/catalog.js';
import { modelIdOf } from '../model/engineInfo.js';
import type { EngineChoice } from './pickEngine.js';

/** The model that a voice speaks with; undefined where it is part of its engine or the catalogue has none for it. */
export function modelOf(models: readonly CatalogModel[], { engine, voice }: EngineChoice): CatalogModel | undefined {
  const id = modelIdOf(engine, voice);
  return models.find((model) => model.id === id);
}
