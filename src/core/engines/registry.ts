import * as v from 'valibot';
import { readRegistry } from '../base/readRegistry.js';
import { engineRuntimes, voiceQualities, type EngineInfo } from '../model/engineInfo.js';
import type { EvaluatedEngine } from '../model/evaluatedEngine.js';
import { evaluatedList } from './evaluated.js';
import { allDifferent, id, languages, positive, text, whole } from './yamlParts.js';

const voice = v.pipe(
  v.strictObject({
    ...{ id, name: text, language: text, chars_per_second: positive },
    quality: v.exactOptional(v.picklist(voiceQualities)),
  }),
  v.transform(({ chars_per_second, ...rest }) => ({ ...rest, charsPerSecond: chars_per_second })),
);

const engine = v.pipe(
  v.strictObject({
    id,
    name: text,
    embedded: v.boolean(),
    runtime: v.optional(v.picklist(engineRuntimes)),
    program: v.exactOptional(id),
    options: v.exactOptional(v.record(id, v.unknown())),
    cpu_friendly: v.boolean(),
    max_tokens: whole,
    chars_per_token: positive,
    sample_rate: whole,
    word_times: v.exactOptional(v.boolean()),
    reads_ipa: v.exactOptional(v.boolean()),
    licence_url: v.exactOptional(v.pipe(v.string(), v.url('must be an address'))),
    languages,
    supports_cloning: v.boolean(),
    typical_rtf_cpu: positive,
    memory_mb: whole,
    licence: text,
    quality: v.exactOptional(v.picklist(voiceQualities)),
    model: v.exactOptional(id),
    shared: v.exactOptional(v.boolean()),
    voices: v.pipe(v.array(voice), v.minLength(1, 'an engine needs a voice'), allDifferent('voice')),
  }),
  v.transform((read): EngineInfo => ({
    id: read.id,
    name: read.name,
    embedded: read.embedded,
    ...(read.runtime && { runtime: read.runtime }),
    ...(read.program && { program: read.program }),
    ...(read.options && { options: read.options }),
    ...(read.licence_url && { licenceUrl: read.licence_url }),
    cpuFriendly: read.cpu_friendly,
    maxTokens: read.max_tokens,
    charsPerToken: read.chars_per_token,
    sampleRate: read.sample_rate,
    ...(read.word_times !== undefined && { wordTimes: read.word_times }),
    ...(read.reads_ipa && { readsIpa: true }),
    languages: read.languages,
    supportsCloning: read.supports_cloning,
    typicalRtfCpu: read.typical_rtf_cpu,
    memoryMb: read.memory_mb,
    licence: read.licence,
    ...(read.quality && { quality: read.quality }),
    ...(read.model && { model: read.model }),
    ...(read.shared && { shared: true }),
    voices: read.voices,
  })),
);

const lists = v.strictObject({
  engines: v.pipe(v.array(engine), v.minLength(1, 'no engine is listed'), allDifferent('engine')),
  evaluated: evaluatedList,
});

const registry = v.pipe(
  lists,
  v.forward(
    v.check(
      ({ engines, evaluated }) => !evaluated.some(({ id: one }) => engines.some((offered) => offered.id === one)),
      'an engine that is offered stands among those that are not',
    ),
    ['evaluated'],
  ),
);

/**
 * Reads `models/engines.yaml`: limits, costs and voices of every engine, in the order they are offered.
 * @throws LectorError BAD_CONFIG as {@link readRegistry}.
 */
export function readEngineRegistry(listing: string, fileName: string): readonly EngineInfo[] {
  return readRegistry(listing, registry, fileName).engines;
}

/**
 * Reads the engines of `models/engines.yaml` that were looked into and are not offered.
 * @throws LectorError as {@link readEngineRegistry}.
 */
export function readEvaluatedEngines(listing: string, fileName: string): readonly EvaluatedEngine[] {
  return readRegistry(listing, registry, fileName).evaluated;
}
