import * as v from 'valibot';
import { readYaml } from '../base/yaml.js';
import type { EngineInfo } from '../model/engineInfo.js';
import type { EngineOptions } from '../model/engineOptions.js';
import { usualCharsPerSecond } from './usualPace.js';
import { id, language, positive, text } from './yamlParts.js';

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

const ownVoices = v.object({ voices: v.optional(v.array(ownVoice), []) });

/** The registry with what a person set for each engine; an engine whose voices are set wrongly says so and speaks nothing. */
export function withOptions(
  registry: readonly EngineInfo[],
  optionsById: Readonly<Record<string, EngineOptions>>,
): readonly EngineInfo[] {
  return registry.map((engine) => {
    const options = optionsById[engine.id];
    if (!options) return engine;
    const read = v.safeParse(ownVoices, options);
    if (!read.success) {
      const [{ message }] = read.issues;
      return { ...engine, options, unavailable: `its option ${v.getDotPath(read.issues[0]) ?? 'voices'}: ${message}` };
    }
    const { voices } = read.output;
    const replaced = engine.voices.filter(({ id: known }) => !voices.some((voice) => voice.id === known));
    const languages = [...new Set([...engine.languages, ...voices.map((voice) => voice.language)])];
    return { ...engine, options, languages, voices: [...replaced, ...voices] };
  });
}
