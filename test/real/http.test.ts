import assert from 'node:assert/strict';
import wavefile from 'wavefile';
import { encodeWav } from '../../src/core/audio/wav.js';
import type { EngineOptions } from '../../src/core/model/engineOptions.js';
import { failureOf, sentence, withServer } from '../helpers/outsidePool.js';
import {
  honest,
  serverRate,
  serverSpeech,
  startSpeechServer,
  type Answer,
  type SpeechBody,
  type TestServer,
} from '../helpers/speechServer.js';

const unwatched = new AbortController().signal;
const keyVariable = 'LECTOR_TEST_KEY';
const key = 'a-key-that-nobody-may-see';

before(() => {
  process.env[keyVariable] = key;
});

describe('real: a speech server', () => {
  it('is told the words, the voice, the model, the pace and the key, and what it says is heard', () =>
    withServer(honest, { model: 'kokoro', key_variable: keyVariable }, async ({ server, speak }) => {
      const { samples, sampleRate, tokens, words } = await speak(sentence, unwatched, 1.25);
      const [request, ...others] = server.requests;
      assert.deepEqual(request, {
        path: '/v1/audio/speech',
        authorization: `Bearer ${key}`,
        body: { model: 'kokoro', voice: 'alloy', input: sentence, response_format: 'wav', speed: 1.25 },
      });
      assert.deepEqual([others.length, sampleRate, tokens, words.length], [0, serverRate, sentence.length, 0]);
      assertSame(samples, await serverSpeech(bodyOf(server)));
    }));

  it('has its own names for voices', () =>
    withServer(honest, { voices: [{ id: 'alloy', language: 'en', voice: 'nova' }] }, async ({ server, speak }) => {
      await speak();
      assert.equal(server.requests[0]?.body.voice, 'nova');
    }));

  for (const [given, asked] of [
    ['', '/v1/audio/speech'],
    ['/', '/v1/audio/speech'],
    ['/v1', '/v1/audio/speech'],
    ['/api/v3/', '/api/v3/audio/speech'],
    ['/v1/audio/speech', '/v1/audio/speech'],
  ] as const) {
    it(`whose address ends in “${given}” is asked at ${asked}`, async () => {
      const other = await startSpeechServer(honest);
      await withServer(honest, { url: other.url + given }, async ({ speak }) => {
        await speak('Well.');
        assert.deepEqual(
          other.requests.map((request) => request.path),
          [asked],
        );
      });
      await other.close();
    });
  }

  const hears = (
    name: string,
    bytesOf: (speech: Float32Array) => Uint8Array,
    rate: number,
    options: EngineOptions = {},
  ) =>
    it(`is heard when it sends ${name}`, () => {
      const answer: Answer = async (response, body) =>
        void response.writeHead(200, { 'content-type': 'audio/wav' }).end(bytesOf(await serverSpeech(body)));
      return withServer(answer, options, async ({ server, speak }) => {
        const { samples, sampleRate } = await speak();
        assert.equal(sampleRate, rate);
        assertSame(samples, await serverSpeech(bodyOf(server)));
      });
    });
  const honestWav = (speech: Float32Array) => encodeWav(speech, serverRate);
  const claiming = (bytes: Uint8Array, length: number) => {
    new DataView(bytes.buffer).setUint32(40, length, true);
    return bytes;
  };
  hears('a stream that claims 4 GB', (speech) => claiming(honestWav(speech), 0xffff_ffff), serverRate);
  hears('a stream that claims to be empty', (speech) => claiming(honestWav(speech), 0), serverRate);
  hears('another rate than usual', (speech) => encodeWav(speech, 16_000), 16_000);
  hears('stereo in floating point', (speech) => stereo(speech), 44_100);
  hears('bare samples', (speech) => honestWav(speech).subarray(44), 16_000, {
    response_format: 'pcm',
    sample_rate: 16_000,
  });
  hears('a WAV in place of bare samples', honestWav, serverRate, { response_format: 'pcm', sample_rate: 16_000 });
});

describe('real: what is set for a speech server', () => {
  const refuse = (name: string, options: EngineOptions, message: RegExp) =>
    it(`is refused: ${name}`, () =>
      withServer(honest, options, async ({ server, speak }) => {
        const error = await failureOf(speak());
        assert.equal(error.code, 'BAD_CONFIG');
        assert.match(error.message, message);
        assert.equal(server.requests.length, 0);
      }));
  refuse('a file for an address', { url: 'file:///etc/passwd' }, /url: must be a http/);
  refuse('no address', { url: 'localhost' }, /url: must be a http/);
  refuse('a password in the address', { url: 'http://me:secret@127.0.0.1/' }, /url: must have no user or password/);
  refuse('a key in place of its variable’s name', { key_variable: `sk-${key}` }, /key_variable: must be the name/);
  refuse(
    'the name of a variable that is not there',
    { key_variable: 'LECTOR_NO_SUCH_KEY' },
    /LECTOR_NO_SUCH_KEY isn't set/,
  );
  refuse('an option that does not exist', { key }, /option key: there is no such option/);
  refuse('a format that is not spoken', { response_format: 'mp3' }, /response_format/);

  it('a voice that it is not said to have is not asked for', () =>
    withServer(honest, { voices: [{ id: 'nova', language: 'en' }] }, async ({ server, speak }) => {
      assert.equal((await failureOf(speak())).code, 'VOICE_UNKNOWN');
      assert.equal(server.requests.length, 0);
    }));

  it('one request at a time, unless it takes more', () => {
    let [now, most] = [0, 0];
    const counting: Answer = async (response, body) => {
      most = Math.max(most, ++now);
      await honest(response, body);
      now--;
    };
    return withServer(counting, {}, async ({ speak }) => {
      await Promise.all(['One.', 'Two.', 'Three.', 'Four.'].map((text) => speak(text)));
      assert.equal(most, 1);
    });
  });

  it('three at a time, where it takes three', () => {
    const waiting: (() => void)[] = [];
    const together: Answer = async (response, body) => {
      // Nobody is answered before all three have come.
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 3) for (const go of waiting) go();
      });
      await honest(response, body);
    };
    return withServer(together, { parallel: 3 }, async ({ speak }) => {
      const spoken = await Promise.all(['One.', 'Two.', 'Three.'].map((text) => speak(text)));
      assert.ok(spoken.every(({ samples }) => samples.length > 0));
    });
  });

  it('being cancelled takes the request back', async () => {
    const stop = new AbortController();
    let isGivenUp: (() => void) | undefined;
    const givenUp = new Promise<void>((resolve) => (isGivenUp = resolve));
    await withServer(
      (response) => {
        response.on('close', () => isGivenUp?.());
        stop.abort();
      },
      {},
      async ({ speak }) => {
        await assert.rejects(speak(sentence, stop.signal), { name: 'CancelledError' });
        await givenUp;
      },
    );
  });
});

function bodyOf({ requests }: TestServer): SpeechBody {
  return requests[0]?.body ?? assert.fail('nothing was asked');
}

/** 16 bits are enough to tell one from another. */
function assertSame(samples: Float32Array, expected: Float32Array): void {
  assert.ok(expected.length > 1000);
  assert.equal(samples.length, expected.length);
  assert.ok(samples.every((sample, at) => Math.abs(sample - (expected[at] ?? NaN)) < 1e-4));
}

function stereo(speech: Float32Array): Uint8Array {
  const wav = new wavefile.WaveFile();
  wav.fromScratch(2, 44_100, '32f', [speech, speech]);
  return wav.toBuffer();
}
