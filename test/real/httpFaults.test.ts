import assert from 'node:assert/strict';
import { encodeWav } from '../../src/core/audio/wav.js';
import type { ErrorCode } from '../../src/core/base/errors.js';
import type { EngineOptions } from '../../src/core/model/engineOptions.js';
import { failureOf, withServer } from '../helpers/outsidePool.js';
import { honest, serverRate, serverSpeech, startSpeechServer, type Answer } from '../helpers/speechServer.js';

const keyVariable = 'LECTOR_TEST_KEY';
const key = 'a-key-that-nobody-may-see';

before(() => {
  process.env[keyVariable] = key;
});

/** A good answer's head, then `bytes` and the end. */
function sendAudio(bytes: Uint8Array): Answer {
  return (response) => void response.writeHead(200, { 'content-type': 'audio/wav' }).end(bytes);
}

const refuseWith =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

describe('real: a speech server that goes wrong', () => {
  const check = (name: string, answer: Answer, code: ErrorCode, message: RegExp, options: EngineOptions = {}) =>
    it(name, () =>
      withServer(answer, options, async ({ speak }) => {
        const error = await failureOf(speak());
        assert.equal(error.code, code, error.message);
        assert.match(error.message, message);
        assert.ok(error.message.length < 500 && !error.message.includes(key), error.message);
        assert.doesNotMatch(error.message, /[\p{Cc}\p{Cf}]/u);
      }),
    );
  const page = '<html><head><title>T</title></head><body><h1>502</h1> Bad <b>gateway</b></body></html>';

  check('hangs up', (response) => void response.destroy(), 'ENGINE_FAILED', /broke off/);
  check(
    'hangs up in the middle',
    async (response, body) => {
      const wav = encodeWav(await serverSpeech(body), serverRate);
      response.writeHead(200, { 'content-type': 'audio/wav' });
      response.write(wav.subarray(0, wav.length / 2), () => response.destroy());
    },
    'ENGINE_FAILED',
    /broke off/,
  );
  check(
    'sends half a file',
    async (response, body) => {
      const wav = encodeWav(await serverSpeech(body), serverRate);
      sendAudio(wav.subarray(0, wav.length / 2))(response, body);
    },
    'ENGINE_FAILED',
    /cut off/,
  );
  check('sends half a sample', sendAudio(new Uint8Array(999)), 'ENGINE_FAILED', /half a sample/, {
    response_format: 'pcm',
  });
  check('never answers', () => undefined, 'ENGINE_TIMEOUT', /no whole answer for 0\.3 s/, { timeout_seconds: 0.3 });
  check(
    'never ends',
    (response) => void response.writeHead(200, { 'content-type': 'audio/wav' }).write('RIFF'),
    'ENGINE_TIMEOUT',
    /no whole answer/,
    { timeout_seconds: 0.3 },
  );
  check(
    'sends a page',
    refuseWith(200, page, { 'content-type': 'text/html; charset=utf-8' }),
    'ENGINE_FAILED',
    /text\/html instead of audio — “502 Bad gateway”/,
  );
  check(
    'sends a message',
    refuseWith(200, '{"error":{"message":"no\\nmodel\\u202e"}}'),
    'ENGINE_FAILED',
    /application\/json instead of audio — “no model”/,
  );
  check('sends nothing', sendAudio(new Uint8Array()), 'ENGINE_FAILED', /no audio/);
  check('sends something else', sendAudio(Buffer.from('ID3 this is an MP3')), 'ENGINE_FAILED', /no RIFF/);
  check('wants a key', refuseWith(401, '{"error":{"message":"who are you?"}}'), 'BAD_CONFIG', /401.*who are you/);
  check('tells the key', refuseWith(401, `{"error":"the key ${key} is bad"}`), 'BAD_CONFIG', /the key … is bad/, {
    key_variable: keyVariable,
  });
  check('is another kind of server', refuseWith(404, '{"detail":"Not Found"}'), 'BAD_CONFIG', /404.*Not Found/);
  check(
    'checks what it is sent',
    refuseWith(422, '{"detail":[{"loc":["body","model"],"msg":"is bad"}]}'),
    'BAD_CONFIG',
    /422.*“model: is bad”/,
  );
  check(
    'lacks the voice',
    refuseWith(400, '{"detail":{"error":"x","message":"Voice alloy not found"}}'),
    'VOICE_UNKNOWN',
    /voice alloy.*not found/,
  );
  check('finds the text too long', refuseWith(413, ''), 'TEXT_TOO_LONG', /too long/);
  check('fails at length', refuseWith(500, 'x\u0007'.repeat(50_000)), 'ENGINE_FAILED', /failed \(500\) — “x.*…”/);
  check('is busy for longer than it may', refuseWith(429, '{}', { 'retry-after': '3600' }), 'ENGINE_FAILED', /429/);

  it('sends too much, which is not waited for', async () => {
    let isGivenUp: (() => void) | undefined;
    const givenUp = new Promise<void>((resolve) => (isGivenUp = resolve));
    const endless: Answer = (response) => {
      const part = Buffer.alloc(2 ** 20);
      const more = () => {
        while (!response.closed && response.write(part));
        response.once('drain', more);
      };
      response.on('close', () => isGivenUp?.());
      response.writeHead(200, { 'content-type': 'audio/wav' });
      more();
    };
    await withServer(endless, {}, async ({ speak }) => {
      const error = await failureOf(speak());
      assert.deepEqual([error.code, error.message.includes('64 MiB')], ['ENGINE_FAILED', true]);
      await givenUp;
    });
  });

  it('sends on to another server, which hears nothing', async () => {
    const other = await startSpeechServer(honest);
    await withServer(refuseWith(307, '', { location: `${other.url}/v1/audio/speech` }), {}, async ({ speak }) => {
      const error = await failureOf(speak());
      assert.equal(error.code, 'BAD_CONFIG');
      assert.ok(error.message.includes(other.url));
      assert.equal(other.requests.length, 0);
    });
    await other.close();
  });

  for (const [status, after] of [
    [429, '0'],
    [503, new Date(0).toUTCString()],
    [429, '1'],
  ] as const) {
    it(`is busy (${status}, Retry-After: ${after}) and is asked again`, () => {
      let asked = 0;
      const answer: Answer = (response, body) =>
        (asked++ === 0 ? refuseWith(status, '{}', { 'retry-after': after }) : honest)(response, body);
      return withServer(answer, {}, async ({ speak }) => {
        assert.ok((await speak()).samples.length > serverRate);
        assert.equal(asked, 2);
      });
    });
  }

  it('is where no request may go', () =>
    withServer(honest, { url: 'http://127.0.0.1:1' }, async ({ speak }) => {
      const { code, message } = await failureOf(speak());
      assert.deepEqual([code, message.includes('bad port')], ['ENGINE_FAILED', true]);
    }));

  it('is not there', async () => {
    const gone = await startSpeechServer(honest);
    await gone.close();
    await withServer(honest, { url: gone.url }, async ({ speak }) => {
      const error = await failureOf(speak());
      assert.deepEqual([error.code, error.message.includes(gone.url)], ['ENGINE_FAILED', true]);
    });
  });
});
