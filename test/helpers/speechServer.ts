import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encodeWav } from '../../src/core/audio/wav.js';
import { openEspeak } from '../../src/core/engines/espeakNg.js';
import { espeakDir } from './engineHost.js';

/** What a client of `/v1/audio/speech` sends. */
export interface SpeechBody {
  readonly model: string;
  readonly input: string;
  readonly voice: string;
  readonly response_format: string;
  readonly speed: number;
}

export interface SpeechRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: SpeechBody;
}

/** A real HTTP server on a loopback port. */
export interface TestServer {
  /** Without a path. */
  readonly url: string;
  /** What it was asked, in order. */
  readonly requests: readonly SpeechRequest[];
  close(): Promise<void>;
}

export type Answer = (response: ServerResponse, body: SpeechBody) => void | Promise<void>;

/** Starts a server that answers every request with `answer`. */
export async function startSpeechServer(answer: Answer): Promise<TestServer> {
  const requests: SpeechRequest[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => {
      const body = JSON.parse(text) as SpeechBody;
      requests.push({ path: request.url ?? '', authorization: request.headers.authorization, body });
      void Promise.resolve(answer(response, body)).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** How the voices of an honest server sound; any other is refused. */
const espeakVoices: Readonly<Record<string, string>> = {
  ...{ alloy: 'en-us', echo: 'en-gb', fable: 'en-gb-scotland', nova: 'en-gb-x-rp', onyx: 'de', shimmer: 'es' },
};

export const serverRate = 24_000;

/** Seconds of quiet at the end, as neural voices have. */
const tailSeconds = 0.1;

/** Real speech of a voice at 24 kHz. */
export async function serverSpeech({ input, voice, speed }: SpeechBody): Promise<Float32Array> {
  const espeak = await openEspeak(espeakDir, espeakVoices[voice] ?? 'en-us');
  const { samples } = espeak.utter(input, speed);
  const step = espeak.sampleRate / serverRate;
  const length = Math.floor(samples.length / step) + serverRate * tailSeconds;
  return Float32Array.from({ length }, (_, index) => {
    const at = Math.floor(index * step);
    const share = index * step - at;
    const [here = 0, next = 0] = [samples[at], samples[at + 1]];
    return (here * (1 - share) + next * share) / 32_768;
  });
}

/** Does what a good server does. */
export const honest: Answer = async (response, body) => {
  if (!(body.voice in espeakVoices)) {
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ detail: { error: 'validation_error', message: `Voice '${body.voice}' not found.` } }),
    );
    return;
  }
  const samples = await serverSpeech(body);
  const isPcm = body.response_format === 'pcm';
  response.writeHead(200, { 'content-type': isPcm ? 'audio/pcm' : 'audio/wav' });
  const wav = encodeWav(samples, serverRate);
  response.end(isPcm ? wav.subarray(44) : wav);
};
