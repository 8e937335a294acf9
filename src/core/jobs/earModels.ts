import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { CatalogModel } from '../engines/catalog.js';
import { isInstalled } from '../engines/models.js';
import { speaks } from '../model/engineInfo.js';

/** A model that can listen, by the name of its folder among the models. */
export interface EarModel {
  readonly id: string;
  /** BCP 47 tags; `*` for many. */
  readonly languages: readonly string[];
}

const config = v.object({ model_type: v.literal('whisper') });
const generation = v.object({ is_multilingual: v.optional(v.boolean(), false) });

/**
 * The models that listen and are here: first those that someone put there himself, any Whisper in the layout of
 * `@huggingface/transformers`, then those of the catalogue.
 */
export async function earModels(models: readonly CatalogModel[], modelsDir: string): Promise<readonly EarModel[]> {
  const catalogued = models.filter(({ kind }) => kind === 'whisper');
  const folders = await readdir(modelsDir).catch((): string[] => []);
  const unknown = folders.filter((name) => !name.startsWith('.') && models.every(({ id }) => id !== name));
  const own = await Promise.all(unknown.map((name) => ownModel(path.join(modelsDir, name), name)));
  const installed = await Promise.all(catalogued.map((model) => isInstalled(model, modelsDir)));
  return [...own.flat(), ...catalogued.filter((_, at) => installed[at])];
}

async function ownModel(folder: string, id: string): Promise<readonly EarModel[]> {
  const read = async (name: string) => readFile(path.join(folder, name), 'utf8').catch(() => '');
  const json = v.pipe(v.string(), v.parseJson());
  if (!v.is(v.pipe(json, config), await read('config.json'))) return [];
  const can = v.safeParse(v.pipe(json, generation), await read('generation_config.json'));
  return [{ id, languages: can.success && can.output.is_multilingual ? ['*'] : ['en'] }];
}

/** The first of them that understands a language. */
export function earFor(ears: readonly EarModel[], language: string): EarModel | undefined {
  return ears.find(({ languages }) => languages.some((own) => speaks({ language: own }, language)));
}
