import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readLlmCatalog } from '../agents/llmCatalog.js';
import type { Log } from '../base/log.js';
import { withAvailability } from '../engines/availability.js';
import { readCatalog, type CatalogModel } from '../engines/catalog.js';
import { readPiperCatalog, withPiperCatalog } from '../engines/piperCatalog.js';
import { readProfiles, withProfiles } from '../engines/profiles.js';
import { readEngineRegistry, readEvaluatedEngines } from '../engines/registry.js';
import { withOptions } from '../engines/withOptions.js';
import { withOwnVoices } from '../engines/withOwnVoices.js';
import type { SuggestedLlm } from '../model/agent.js';
import type { EngineInfo } from '../model/engineInfo.js';
import type { EngineOptions } from '../model/engineOptions.js';
import type { EvaluatedEngine } from '../model/evaluatedEngine.js';

/** What can be chosen, and what was looked into and can't be. */
export interface Registries {
  readonly engines: readonly EngineInfo[];
  readonly evaluated: readonly EvaluatedEngine[];
  readonly models: readonly CatalogModel[];
  /** Language models worth having. */
  readonly llms: readonly SuggestedLlm[];
}

interface RegistryPlaces {
  /** Absolute path of the built program: the registries lie in its `models/`. */
  readonly distDir: string;
  /** Absolute path of the folder of a person's own voices and of profiles. */
  readonly modelsDir: string;
  /** The program that holds an engine; some engines are there only where it is. */
  readonly hostPath: string;
}

/**
 * Reads what the program offers on this machine, with what a person set for its engines.
 * @throws LectorError BAD_CONFIG when a registry in `dist/models` is damaged.
 */
export async function readRegistries(
  { distDir, modelsDir, hostPath }: RegistryPlaces,
  engineOptions: Readonly<Record<string, EngineOptions>>,
  log: Log,
): Promise<Registries> {
  const read = (file: string) => readFile(path.join(distDir, 'models', file), 'utf8');
  const listing = await read('engines.json');
  const piperVoices = readPiperCatalog(await read('piperVoices.json'), 'piperVoices.json');
  const listed = withPiperCatalog(readEngineRegistry(listing, 'engines.json'), piperVoices);
  const registry = withOptions(await withOwnVoices(listed, modelsDir), engineOptions);
  const offered = readCatalog(await read('catalog.json'), 'catalog.json');
  const more = piperVoices.map(({ model }) => model).filter(({ id }) => !offered.some((model) => model.id === id));
  return {
    engines: await withAvailability(withProfiles(registry, await readProfiles(modelsDir, log)), hostPath),
    evaluated: readEvaluatedEngines(listing, 'engines.json'),
    models: [...offered, ...more],
    llms: readLlmCatalog(await read('llms.json'), 'llms.json'),
  };
}
