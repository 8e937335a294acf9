import path from 'node:path';
import * as v from 'valibot';
import type { EngineOptions } from '../model/engineOptions.js';
import { readOptions } from './readOptions.js';

const positive = v.pipe(v.number(), v.gtValue(0));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const file = v.pipe(
  v.string(),
  v.check((file) => path.isAbsolute(file), 'must be an absolute path'),
);

function isPlace(config: string): boolean {
  return path.isAbsolute(config) || /^(https|hf):\/\//.test(config);
}

const entries = {
  program: v.optional(v.pipe(v.string(), v.nonEmpty()), 'pocket-tts'),
  arguments: v.optional(v.array(v.string()), []),
  mode: v.optional(v.picklist(['warm', 'process']), 'warm'),
  allow_download: v.optional(v.boolean(), false),
  timeout_seconds: v.optional(positive, 90),
  voices: v.optional(v.array(v.looseObject({ id: v.string(), language: v.string(), file: v.optional(file) })), []),
  model: v.exactOptional(v.pipe(v.string(), v.nonEmpty())),
  config: v.exactOptional(v.pipe(v.string(), v.check(isPlace, 'must be an absolute path, or an address'))),
  temperature: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  decode_steps: v.exactOptional(v.pipe(whole, v.minValue(1))),
  noise_clamp: v.exactOptional(positive),
  eos_threshold: v.exactOptional(v.number()),
  frames_after_eos: v.exactOptional(whole),
  max_tokens: v.exactOptional(v.pipe(whole, v.minValue(1))),
  device: v.exactOptional(v.pipe(v.string(), v.nonEmpty())),
  quantize: v.exactOptional(v.boolean()),
};

const schema = v.strictObject(entries);

/** What a person can set for Pocket TTS; `docs/pocket-tts.md` has them one by one. */
export type PocketOptions = v.InferOutput<typeof schema>;

/** @throws LectorError BAD_CONFIG for an option that is wrong or that there isn't. */
export function readPocketOptions(options: EngineOptions): PocketOptions {
  return readOptions('pocket-tts', options, schema);
}
