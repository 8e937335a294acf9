import * as v from 'valibot';
import { throwIfCancelled } from '../base/cancellation.js';
import { LectorError } from '../base/errors.js';
import type { Engine } from './engine.js';
import { readOptions, wrongOption } from './readOptions.js';
import { askServer, type SpeechServer } from './speechServer.js';
import { id, positive, text, whole } from './yamlParts.js';

const options = v.strictObject({
  url: text,
  model: v.optional(text, 'tts-1'),
  voices: v.optional(v.array(v.object({ id, voice: v.exactOptional(text) }))),
  key_variable: v.exactOptional(
    v.pipe(v.string(), v.regex(/^[A-Za-z_]\w*$/, 'must be the name of an environment variable')),
  ),
  response_format: v.optional(v.picklist(['wav', 'pcm']), 'wav'),
  sample_rate: v.optional(whole, 24_000),
  timeout_seconds: positive,
  parallel: v.exactOptional(whole),
});
type Options = v.InferOutput<typeof options>;

/**
 * Any server that speaks OpenAI's `/v1/audio/speech`. Its tokens are characters. It knows no times of words. Nothing is
 * asked of the server before there is something to say.
 */
export const http: Engine = {
  id: 'http',
  version: '1',
  async load(setting, voice, signal) {
    await Promise.resolve();
    throwIfCancelled(signal);
    const read = readOptions('http', setting.options, options);
    const server = serverOf(read);
    const nameOf = (wanted: string) => nameOnServer(read, wanted);
    nameOf(voice);
    return {
      countTokens: (request) => Promise.resolve(request.text.length),
      async speak({ text: words, voice: wanted, rate }, signal) {
        throwIfCancelled(signal);
        const isSaid = /[\p{L}\p{N}]/u.test(words);
        const audio = isSaid
          ? await askServer(server, { voice: nameOf(wanted), text: words, rate }, signal)
          : { samples: new Float32Array(), sampleRate: read.sample_rate };
        return { ...audio, tokens: words.length, words: [] };
      },
      dispose: () => Promise.resolve(),
    };
  },
};

function serverOf({ url, model, key_variable: variable, response_format: format, ...rest }: Options): SpeechServer {
  const key = variable === undefined ? undefined : process.env[variable];
  if (variable !== undefined && !key)
    throw wrongOption('http', 'key_variable', `${variable} isn't set in the environment`);
  return {
    endpoint: endpointOf(url),
    model,
    ...(key !== undefined && { key }),
    format,
    pcmRate: rest.sample_rate,
    timeoutMs: rest.timeout_seconds * 1000,
  };
}

/** `http://host`, `http://host/v1` and the whole address of the endpoint mean the same. */
function endpointOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw wrongOption('http', 'url', 'must be a http or https address');
  if (url.username !== '' || url.password !== '')
    throw wrongOption('http', 'url', 'must have no user or password in it');
  const path = url.pathname.replace(/\/+$/, '') || '/v1';
  url.pathname = path.endsWith('/audio/speech') ? path : `${path}/audio/speech`;
  return url.href;
}

function nameOnServer({ voices }: Options, wanted: string): string {
  if (!voices) return wanted;
  const own = voices.find((voice) => voice.id === wanted);
  if (own) return own.voice ?? own.id;
  throw new LectorError('VOICE_UNKNOWN', `The server isn't said to have a voice ${wanted}.`, {
    nextStep: `Choose one of: ${voices.map((voice) => voice.id).join(', ')}; or add it to the option voices of the engine http.`,
  });
}
