import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../src/core/base/clock.js';
import { isLectorError, LectorError } from '../../src/core/base/errors.js';
import { createLog } from '../../src/core/base/log.js';
import type { EnginePool } from '../../src/core/engines/pool.js';
import { profilesFolder, readProfiles, withProfiles, writeProfile } from '../../src/core/engines/profiles.js';
import { encodeHere } from '../../src/core/exporters/encode.js';
import type { JobWorld } from '../../src/core/jobs/jobWorld.js';
import { profileEngine, type ProfileRequest } from '../../src/core/jobs/profileEngine.js';
import { profileText } from '../../src/core/jobs/profileText.js';
import { createSpeeds } from '../../src/core/jobs/speeds.js';
import { maxChars, type EngineInfo } from '../../src/core/model/engineInfo.js';
import type { EngineProfile, ProfileEvent } from '../../src/core/model/profile.js';
import { hum } from '../helpers/hum.js';
import { judgeHere } from '../helpers/judgeHere.js';

const { signal } = new AbortController();
const sampleRate = 8000;
const voice = (id: string, language: string) => ({ id, name: id, language, charsPerSecond: 15 });
const engine: EngineInfo = {
  ...{ id: 'espeak', name: 'Engine', embedded: true, cpuFriendly: true, maxTokens: 500, charsPerToken: 1, sampleRate },
  ...{ languages: ['*'], supportsCloning: false, typicalRtfCpu: 0.5, memoryMb: 100, licence: 'MIT' },
  voices: [voice('marie', 'fr'), voice('ann', 'en-GB')],
};

/** Speaks 15 characters a second at RTF 0.2; what an engine does wrong with a text is up to `fault`. */
function poolWith(fault: (text: string) => 'silence' | 'error' | undefined): EnginePool {
  return {
    ...{ workers: 1, workersOf: () => 1 },
    async speak({ request: { text } }) {
      if (fault(text) === 'error') throw new LectorError('ENGINE_FAILED', 'Out of breath.');
      const loud = fault(text) === 'silence' ? 0 : 0.3;
      const samples = hum(text.length / 15, sampleRate, loud);
      return { speech: { samples, sampleRate, tokens: 1, words: [] }, seconds: text.length / 75, peakMemoryMb: 80 };
    },
    ...{
      count: async () => 0,
      hear: () => Promise.reject(new Error('nobody listens')),
      transcribe: async () => [],
      warm: async () => undefined,
    },
    ...{ restart: async () => undefined, dispose: async () => undefined },
  };
}

async function profiled(pool: EnginePool, request: Partial<ProfileRequest> = {}) {
  const modelsDir = await mkdtemp(path.join(tmpdir(), 'lector-profile-'));
  const log = createLog('error', () => undefined);
  const world: JobWorld = {
    ...{
      engines: [engine],
      evaluated: [],
      models: [],
      modelsDir,
      pool,
      samplePool: pool,
      earPool: pool,
      judge: judgeHere,
      encode: encodeHere,
      speeds: createSpeeds(),
      clock: systemClock,
      log,
    },
    storeOf: () => assert.fail('a profile is about no book'),
  };
  try {
    const events: ProfileEvent[] = [];
    for await (const event of profileEngine(world, pool, { engine: 'espeak', ...request }, signal)) events.push(event);
    const last = events.at(-1);
    assert.ok(last?.kind === 'profiled');
    assert.deepEqual(JSON.parse(await readFile(last.file, 'utf8')), last.profile);
    assert.deepEqual(await readProfiles(modelsDir, log), [last.profile]);
    return last.profile;
  } finally {
    await rm(modelsDir, { recursive: true, force: true });
  }
}

describe('a profile', function () {
  this.timeout(30_000); // it judges minutes of sound

  it('has speed, memory and lengths of an engine without a fault', async () => {
    const { voice: spoken, rtf, peakMemoryMb, stability, isLimit, lengths } = await profiled(poolWith(() => undefined));
    assert.equal(spoken, 'ann');
    assert.ok(Math.abs(rtf - 0.2) < 0.001);
    assert.deepEqual({ peakMemoryMb, stability, isLimit }, { peakMemoryMb: 80, stability: 1, isLimit: false });
    assert.ok((lengths.at(-1)?.characters ?? 0) > maxChars(engine));
  });

  it('knows from which length on takes are refused, and why', async () => {
    const {
      maxChars: longest,
      isLimit,
      lengths,
      stability,
    } = await profiled(poolWith((text) => (text.length > 200 ? 'silence' : undefined)));
    assert.ok(isLimit && longest > 100 && longest <= 210, String(longest));
    assert.ok(stability > 0.5 && stability < 1);
    const [failed] = lengths.filter(({ passed }) => passed === 0);
    assert.equal(failed?.failures['audio-mostly-silent'], 3);
    assert.equal(failed, lengths.at(-1), 'it stops there');
  });

  it('is not made of an engine that only fails', () =>
    assert.rejects(profiled(poolWith(() => 'error')), (error) => isLectorError(error, 'ENGINE_FAILED')));

  it('of another language wants a text in it', async () => {
    await assert.rejects(
      profiled(
        poolWith(() => undefined),
        { voice: 'marie' },
      ),
      (error) => isLectorError(error, 'BAD_ARGUMENT'),
    );
    assert.equal(
      (
        await profiled(
          poolWith(() => undefined),
          { voice: 'marie', text: 'La mer. ' },
        )
      ).voice,
      'marie',
    );
  });

  it('speaks texts as long as they should be, which end with a word', () => {
    for (const characters of [40, 135, 1000, 5000]) {
      const text = profileText(characters);
      assert.ok(text.length <= characters + 1 && text.length > characters - 20, `${text.length} of ${characters}`);
      assert.match(text, /\p{L}\.$/u);
    }
  });
});

describe('the registry after a profile', () => {
  const profile: EngineProfile = {
    ...{ engine: 'espeak', voice: 'ann', at: '2026-01-01T00:00:00.000Z', loadSeconds: 1, peakMemoryMb: 80.2, rtf: 0.2 },
    ...{ maxChars: 2000, isLimit: true, stability: 1, lengths: [] },
  };
  const after = (changed: Partial<EngineProfile>, of: Partial<EngineInfo> = {}) =>
    withProfiles([{ ...engine, ...of }], [{ ...profile, ...changed }])[0] ?? assert.fail();

  it('has the figures of this machine', () => {
    const { typicalRtfCpu, memoryMb, profiledAt } = after({});
    assert.deepEqual(
      { typicalRtfCpu, memoryMb, profiledAt },
      { typicalRtfCpu: 0.2, memoryMb: 81, profiledAt: profile.at },
    );
  });
  it('plans shorter where longer texts failed', () => assert.equal(after({ maxChars: 300 }).maxTokens, 300));
  it('never plans longer', () => assert.equal(after({}).maxTokens, engine.maxTokens));
  it('never plans by a length that nothing failed beyond', () =>
    assert.equal(after({ maxChars: 300, isLimit: false }).maxTokens, engine.maxTokens));
  it('keeps the memory of a program, which is not in the profile', () =>
    assert.equal(after({}, { runtime: 'program' }).memoryMb, engine.memoryMb));
  it('is another engine’s business', () => assert.deepEqual(after({ engine: 'piper' }), engine));

  it('passes over a file that is no profile', async () => {
    const modelsDir = await mkdtemp(path.join(tmpdir(), 'lector-profile-'));
    const told: string[] = [];
    await writeProfile(modelsDir, profile);
    for (const [name, text] of [
      ['cut.json', '{"engine":'],
      ['other.json', '[]'],
      ['note.txt', 'x'],
    ] as const)
      await writeFile(path.join(profilesFolder(modelsDir), name), text);
    assert.deepEqual(
      await readProfiles(
        modelsDir,
        createLog('warn', (line) => told.push(line)),
      ),
      [profile],
    );
    assert.equal(told.length, 2);
    await rm(modelsDir, { recursive: true, force: true });
  });
});
