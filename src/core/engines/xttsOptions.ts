import path from 'node:path';
import * as v from 'valibot';
import { LectorError } from '../base/errors.js';
import type { EngineOptions } from '../model/engineOptions.js';
import { readOptions } from './readOptions.js';
import { xttsLimits } from './xttsLanguages.js';
import { id, positive, text, whole } from './yamlParts.js';

const absolute = v.pipe(
  v.string(),
  v.check((file) => path.isAbsolute(file), 'must be the whole path of a file'),
);

const options = v.strictObject({
  accept_licence: v.optional(v.boolean(), false),
  allow_download: v.optional(v.boolean(), false),
  program: v.optional(text, 'tts'),
  /** Where it is set, one server stays instead of one process a request. */
  server_program: v.exactOptional(text),
  model_path: v.exactOptional(absolute),
  config_path: v.exactOptional(absolute),
  device: v.exactOptional(text),
  voices: v.optional(v.array(v.object({ id, file: absolute })), []),
  timeout_seconds: positive,
  parallel: v.exactOptional(whole),
});
export type XttsOptions = v.InferOutput<typeof options>;

/** @throws LectorError BAD_CONFIG, LICENCE_NOT_ACCEPTED while a person hasn't said yes to the model's licence. */
export function readXttsOptions(given: EngineOptions): XttsOptions {
  const read = readOptions('xtts', given, options);
  if (read.accept_licence) return read;
  throw new LectorError(
    'LICENCE_NOT_ACCEPTED',
    'XTTS v2 is under the Coqui Public Model License, which allows no commercial use, and nobody accepted it.',
    {
      nextStep:
        'Read https://tts-hub.github.io/cpml; if you agree, set the option accept_licence of the engine xtts to true.',
      subject: 'xtts',
    },
  );
}

/** What XTTS speaks with: one of its own speakers by name, or a recording to sound like. */
export type XttsSpeaker = { readonly name: string } | { readonly file: string };

/**
 * A voice is a person's own, with a recording, or one of the model's speakers in a language: `Ana_Florence-en`.
 * @throws LectorError VOICE_UNKNOWN.
 */
export function xttsSpeaker({ voices }: XttsOptions, voice: string): XttsSpeaker {
  const own = voices.find((one) => one.id === voice);
  if (own) return { file: own.file };
  const [, name = '', language = ''] = /^(\w+)-([a-z]{2})$/.exec(voice) ?? [];
  if (name !== '' && language in xttsLimits) return { name: name.replaceAll('_', ' ') };
  throw new LectorError('VOICE_UNKNOWN', `XTTS v2 has no voice ${voice}.`, {
    nextStep: 'Choose one that `lector engines list --voices` has, or add it to the option voices with its recording.',
  });
}
