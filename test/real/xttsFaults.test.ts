import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { ErrorCode } from '../../src/core/base/errors.js';
import type { EngineOptions } from '../../src/core/model/engineOptions.js';
import { failureOf } from '../helpers/outsidePool.js';
import { withXtts, xttsWays, type XttsScene } from '../helpers/xttsScene.js';
import { xttsFixture } from '../helpers/xttsWorld.js';

const fine = { text: 'Good evening to you.' };

/** What can't be had of the real programs when it is wanted. */
for (const way of xttsWays) {
  describe(`real: XTTS v2 by ${way}, when it goes wrong`, () => {
    const within = (options: EngineOptions, use: (scene: XttsScene) => Promise<void>) =>
      withXtts(xttsFixture, way, options, use);

    const check = (name: string, text: string, code: ErrorCode, message: RegExp, options: EngineOptions = {}) =>
      it(`${name}: ${code}`, () =>
        within(options, async ({ speak }) => {
          const error = await failureOf(speak({ text }));
          assert.equal(error.code, code, error.message);
          assert.match(error.message, message);
        }));
    check('no memory', 'The memoryword is heavy.', 'ENGINE_CRASHED', /SIGKILL/);
    check('no end', 'The hangword goes on.', 'ENGINE_TIMEOUT', /for 4 s/, { timeout_seconds: 4 });
    check('no audio', 'The lostword is gone.', 'ENGINE_FAILED', /no audio/);
    check('half of the audio', 'The cutword is short.', 'ENGINE_FAILED', /cut off/);
    check('a recording without its whole path', fine.text, 'BAD_CONFIG', /voices\.0\.file: must be the whole path/, {
      voices: [{ id: 'me', language: 'en', file: 'me.wav' }],
    });

    it('speaks Chinese, by the name that it has for it', () =>
      within({}, async ({ speak, spoken }) => {
        assert.ok((await speak({ text: 'Hello, 42.', language: 'zh-Hans' })).samples.length > 0);
        const [call] = await spoken();
        assert.equal(call?.text, 'Hello, 42. —');
        if (way === 'its command') assert.equal(call.values.language_idx, 'zh-cn');
      }));

    it('fetches its model where that is allowed', () =>
      within({ allow_download: true }, async ({ world, speak }) => {
        await rm(path.join(world.cache, 'models--tts-hub--XTTS-v2'), { recursive: true });
        assert.ok((await speak(fine)).samples.length > 0);
      }));

    it('gets no answer where it asks for the licence all the same', () =>
      within({}, async ({ speak }) => {
        process.env.LECTOR_XTTS_ASKS = '1';
        try {
          assert.equal((await failureOf(speak(fine))).code, 'LICENCE_NOT_ACCEPTED');
        } finally {
          delete process.env.LECTOR_XTTS_ASKS;
        }
      }));
  });
}
