import * as v from 'valibot';
import { readRegistry } from '../base/readRegistry.js';
import type { EngineInfo, VoiceInfo, VoiceQuality } from '../model/engineInfo.js';
import type { CatalogModel } from './catalog.js';
import { usualCharsPerSecond } from './usualPace.js';
import { allDifferent, id, language, text, whole } from './yamlParts.js';

const md5 = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'an md5 is 32 lower-case hex digits'));
const voice = v.strictObject({
  id,
  name: text,
  language,
  speakers: v.exactOptional(whole),
  licence: v.optional(text, 'see its MODEL_CARD'),
  folder: text,
  bytes: v.tuple([whole, whole, whole]),
  md5: v.tuple([md5, md5, md5]),
});

const table = v.strictObject({
  /** The packages that its facts are from. */
  source: text,
  repository: text,
  revision: id,
  voices: v.pipe(v.array(voice), allDifferent('voice')),
});

/** A voice of Piper's own catalogue and the model it speaks with. */
export interface PiperEntry {
  readonly voice: VoiceInfo;
  readonly model: CatalogModel;
}

/**
 * Reads `models/piperVoices.json`, the voices of Piper that are listed only when someone searches for them.
 * @throws LectorError BAD_CONFIG with the file and what is wrong in it.
 */
export function readPiperCatalog(json: string, fileName: string): readonly PiperEntry[] {
  const { repository, revision, voices } = readRegistry(json, table, fileName);
  const sorted = [...voices].sort((a, b) => rankOf(a.id) - rankOf(b.id));
  return sorted.map(({ id: own, name, language: tag, speakers, licence, folder, bytes, md5: digests }) => {
    const files = [`${own}.onnx`, `${own}.onnx.json`, 'MODEL_CARD'].map((file, at) => ({
      name: file,
      bytes: bytes[at] ?? 0,
      md5: digests[at] ?? '',
    }));
    const isCatalogued = true;
    return {
      voice: {
        ...{ id: own, name, language: tag, charsPerSecond: usualCharsPerSecond, isCatalogued },
        quality: sizes[rankOf(own)]?.[1] ?? 'basic',
        ...(speakers === undefined ? {} : { speakers }),
      },
      model: {
        ...{ id: own, kind: 'piper-voice', name, languages: [tag], licence, files, isCatalogued },
        licencePage: `https://huggingface.co/${repository}/blob/${revision}/${folder}/MODEL_CARD`,
        sources: [{ kind: 'mirror' }, { kind: 'hugging-face', repository, revision, folder }],
      },
    };
  });
}

/** The sizes of Piper's voices by the ends of their names, the most useful first, and how natural they sound. */
const sizes: readonly (readonly [string, VoiceQuality])[] = [
  ['-medium', 'good'],
  ['-high', 'high'],
  ['-low', 'basic'],
  ['-x_low', 'basic'],
];

/** Where a language alone is asked for, its first voice is meant: a medium one costs little and sounds well. */
function rankOf(voice: string): number {
  return sizes.findIndex(([ending]) => voice.endsWith(ending));
}

/** The registry with the voices of the catalogue that it hasn't, after those it has. */
export function withPiperCatalog(
  registry: readonly EngineInfo[],
  entries: readonly PiperEntry[],
): readonly EngineInfo[] {
  return registry.map((engine) => {
    if (engine.id !== 'piper') return engine;
    const known = new Set(engine.voices.map((one) => one.id));
    const more = entries.map((entry) => entry.voice).filter((one) => !known.has(one.id));
    return { ...engine, voices: [...engine.voices, ...more] };
  });
}
