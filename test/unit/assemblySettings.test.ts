import assert from 'node:assert/strict';
import { checkBookFile } from '../../src/core/manuscript/checkBookFile.js';
import { lectorYaml } from '../../src/core/manuscript/bookOrders/lectorYaml.js';
import { storeFindings } from '../../src/core/jobs/storeCheck/storeFindings.js';
import { assemblyOf, defaultAssembly } from '../../src/core/model/assembly.js';
import { defaultPauses } from '../../src/core/model/chunk.js';
import { storePresets } from '../../src/core/model/storePresets.js';
import type { Levels } from '../../src/core/audio/levelMeter.js';

describe('how a book’s takes become chapters', () => {
  const check = (name: string, yaml: string, expected: Partial<typeof defaultAssembly>) =>
    it(name, () => {
      const found = assemblyOf(lectorYaml.read(yaml, 'lector.yaml'), { ...defaultPauses, scene: 7 });
      const pauses = { ...defaultPauses, scene: 7 };
      assert.deepEqual(found, { ...defaultAssembly, pauses, ...expected });
    });

  check('nothing said: ACX-spec levels and the person’s pauses', 'title: Tides', {});
  check('a pause of the book', 'pauses: {scene: 4, phrase: 0}', { pauses: { ...defaultPauses, scene: 4, phrase: 0 } });
  check('a preset', 'mastering: {preset: ebu-r128}', {
    master: { level: { unit: 'lufs', db: -23 }, truePeakDbtp: -1.5 },
  });
  check(
    'a preset and what is to be otherwise',
    'mastering: {preset: ebu-r128, rms: -22, head: 1, sample_rate: 48000}',
    {
      master: { level: { unit: 'rms', db: -22 }, truePeakDbtp: -1.5 },
      headSeconds: 1,
      sampleRate: 48_000,
    },
  );
  check('loudness before a level in RMS', 'mastering: {rms: -22, loudness: -18, true_peak: -2, tail: 2}', {
    master: { level: { unit: 'lufs', db: -18 }, truePeakDbtp: -2 },
    tailSeconds: 2,
  });
});

describe('what is wrong with pauses and mastering', () => {
  const check = (yaml: string, expected: readonly string[]) =>
    it(yaml, () => {
      const found = checkBookFile(yaml, new Set()).map(({ code, message, span }) => {
        return `${code} ${yaml.slice(span?.start, span?.end)}: ${message}`;
      });
      assert.equal(found.length, expected.length, found.join('\n'));
      for (const [index, part] of expected.entries()) assert.ok(found[index]?.includes(part), found[index]);
    });

  check('pauses: {scene: 2}\nmastering: {preset: kobo}', []);
  check('pauses: {scene: 61}', ['is over 60']);
  check('pauses: {scene: -1}', ['is under 0']);
  check('pauses: long', ['is not a block of pauses']);
  check('pauses: {scenes: 1}', ['unknown-key scenes: pauses.scenes: Lector doesn’t know this key. It knows phrase,']);
  check('mastering: {preset: audible}', ['is none of acx, google-play']);
  check('mastering: {sample_rate: 8000}', ['is none of 22050']);
  check('mastering: {level: -20}', ['unknown-key level']);
});

describe('what a store would refuse', () => {
  const info = { format: 'mp3', sampleRate: 44_100, channels: 1, kbps: 192, isConstantRate: true } as const;
  const levels: Levels = {
    ...{ seconds: 600, rmsDb: -20, peakDb: -3.5, truePeakDbtp: -3.5, lufs: -20, noiseFloorDb: -72 },
    ...{ headSeconds: 0.75, tailSeconds: 3 },
  };
  const check = (name: string, id: string, own: object, expected: string) =>
    it(`${id}: ${name}`, () => {
      const preset = storePresets.find((one) => one.id === id) ?? assert.fail('no such preset');
      const found = storeFindings(preset, { ...info, ...own }, { ...levels, ...own });
      assert.equal(found.map(({ code }) => code.replace('store-', '')).join(' '), expected);
    });

  check('nothing', 'acx', {}, '');
  check(
    'the edges',
    'acx',
    { rmsDb: -22.999, peakDb: -2.996, noiseFloorDb: -60, headSeconds: 0.5, tailSeconds: 5 },
    '',
  );
  check('just beyond them', 'acx', { rmsDb: -23.01, peakDb: -2.99, noiseFloorDb: -59.98, headSeconds: 0.49, tailSeconds: 5.01 }, 'rms peak noise head tail'); // prettier-ignore
  check('a long file', 'acx', { seconds: 7201 }, 'length');
  check('a changing bit rate', 'acx', { isConstantRate: false }, 'changing-rate');
  check('a low bit rate', 'acx', { kbps: 191.4 }, 'bit-rate');
  check('another sample rate', 'acx', { sampleRate: 48_000 }, 'sample-rate');
  check('a FLAC', 'acx', { format: 'flac' }, 'format');
  check('two channels need twice the bits', 'google-play', { channels: 2 }, 'bit-rate');
  check('a FLAC of any level', 'google-play', { format: 'flac', kbps: 300, rmsDb: -40 }, '');
  check('loudness', 'ebu-r128', {}, 'loudness');
  check('silence', 'generic', { peakDb: -Infinity }, 'silent');
});
