import * as v from 'valibot';
import { readYaml } from '../base/yaml.js';
import type { EngineInfo } from '../model/engineInfo.js';
import type { EngineOptions } from '../model/engineOptions.js';
import { usualCharsPerSecond } from './usualPace.js';
import { id, language, positive, text, whole } from './yamlParts.js';

/** A voice that a person's options add; what else they say of it is the engine's own business. */
const ownVoice = v.pipe(
  v.object({
    id,
    language,
    name: v.optional(text),
    chars_per_second: v.optional(positive, usualCharsPerSecond),
    model: v.exactOptional(id),
  }),
  v.transform(({ id: own, language: tag, name = own, chars_per_second: charsPerSecond, model }) => ({
    ...{ id: own, name, language: tag, charsPerSecond },
    ...(model === undefined ? {} : { model }),
  })),
);

/**
 * Reads a YAML file of options by the ids of their engines.
 * @throws LectorError BAD_CONFIG with file, line and what is wrong there.
 */
export function readEngineOptions(yamlText: string, fileName: string): Readonly<Record<string, EngineOptions>> {
  return readYaml(yamlText, v.record(id, v.record(v.string(), v.unknown())), fileName);
}

/** The options that all engines outside of Lector share. */
const sharedOptions = v.object({
  voices: v.optional(v.array(ownVoice), []),
  timeout_seconds: v.exactOptional(positive),
  parallel: v.exactOptional(whole),
});

/**
 * The registry with what a person set for each engine, over what stands there; an engine whose options are set wrongly
 * says so and speaks nothing. Voices of a person's own come first; a server has no others.
 */
export function withOptions(
  registry: readonly EngineInfo[],
  optionsById: Readonly<Record<string, EngineOptions>>,
): readonly EngineInfo[] {
  return registry.map((engine) => {
    const own = optionsById[engine.id];
    if (!own) return engine;
    const options = { ...engine.options, ...own };
    const read = v.safeParse(sharedOptions, options);
    if (!read.success) {
      const [{ message }] = read.issues;
      return { ...engine, options, unavailable: `its option ${v.getDotPath(read.issues[0]) ?? 'voices'}: ${message}` };
    }
    const { voices } = read.output;
    if (voices.length === 0) return { ...engine, options };
    const others = engine.runtime === 'http' ? [] : engine.voices;
    const replaced = others.filter(({ id: known }) => !voices.some((voice) => voice.id === known));
    const languages = [...new Set([...engine.languages, ...voices.map((voice) => voice.language)])];
    return { ...engine, options, languages, voices: [...voices, ...replaced] };
  });
}
