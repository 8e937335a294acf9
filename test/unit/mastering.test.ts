import assert from 'node:assert/strict';
import { fadeIn, fadeOut } from '../../src/core/audio/fade.js';
import { kFilters } from '../../src/core/audio/kWeighting.js';
import { amplitude, decibels } from '../../src/core/audio/level.js';
import { peakDbfs } from '../helpers/peakDbfs.js';
import { createLevelMeter } from '../../src/core/audio/levelMeter.js';
import { createLimiter } from '../../src/core/audio/limiter.js';
import { createLoudnessMeter } from '../../src/core/audio/loudness.js';
import { resample } from '../../src/core/audio/resample.js';
import { createTruePeakMeter } from '../../src/core/audio/truePeak.js';

/** A sine of a peak level in dBFS. */
function sine(hertz: number, seconds: number, sampleRate: number, dbfs: number, phase = 0): Float32Array {
  return Float32Array.from(
    { length: Math.round(seconds * sampleRate) },
    (_, at) => amplitude(dbfs) * Math.sin((2 * Math.PI * hertz * at) / sampleRate + phase),
  );
}

/** The same samples in pieces of uneven lengths. */
function* pieces(samples: Float32Array): Generator<Float32Array> {
  for (let at = 0, length = 1; at < samples.length; at += length, length = (length * 7 + 1) % 9973) {
    yield samples.subarray(at, at + length);
  }
}

describe('mastering: loudness', () => {
  it('has the filters of BS.1770-4 at 48 kHz', () => {
    const tables = [
      [1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585],
      [1, -2, 1, -1.99004745483398, 0.99007225036621],
    ];
    for (const [index, filter] of kFilters(48_000).entries()) {
      for (const [at, value] of [filter.b0, filter.b1, filter.b2, filter.a1, filter.a2].entries()) {
        assert.ok(Math.abs(value - (tables[index]?.[at] ?? NaN)) < 1e-8, `filter ${index}, ${at}: ${value}`);
      }
    }
  });

  /** A fifth of the seconds that the table has: nothing depends on them. */
  const left = (parts: readonly (readonly [dbfs: number, seconds: number])[], sampleRate: number) =>
    parts.map(([dbfs, seconds]) => sine(1000, seconds / 5, sampleRate, dbfs));
  /** EBU Tech 3341, table 1: the cases for two channels of the same sine, whose integrated loudness is −23 LUFS ±0.1. */
  const cases: [string, readonly (readonly [number, number])[], number][] = [
    ['case 1', [[-23, 20]], -23],
    ['case 2', [[-33, 20]], -33],
    ['case 3: the relative gate', [[-36, 10], [-23, 60], [-36, 10]], -23], // prettier-ignore
    ['case 4: both gates', [[-72, 10], [-36, 10], [-23, 60], [-36, 10], [-72, 10]], -23], // prettier-ignore
    ['case 5', [[-26, 20], [-20, 20.1], [-26, 20]], -23], // prettier-ignore
  ];
  for (const [name, parts, expected] of cases) {
    for (const sampleRate of [44_100, 48_000]) {
      it(`EBU Tech 3341 ${name} at ${sampleRate} Hz; one channel of it is 3 LU softer`, () => {
        const [both, one] = [createLoudnessMeter(sampleRate), createLoudnessMeter(sampleRate)];
        for (const part of left(parts, sampleRate)) {
          for (const piece of pieces(part)) {
            both.add(piece, piece);
            one.add(piece);
          }
        }
        assert.ok(Math.abs(both.integrated() - expected) <= 0.1, `${both.integrated()} LUFS`);
        assert.ok(Math.abs(both.integrated() - one.integrated() - 3.01) < 0.01, `${one.integrated()} LUFS`);
      });
    }
  }

  it('is −∞ for what is silent or too short', () => {
    const meter = createLoudnessMeter(8000);
    meter.add(sine(300, 0.39, 8000, 0));
    assert.equal(meter.integrated(), -Infinity);
    meter.add(new Float32Array(8000));
    assert.ok(meter.integrated() < -2);
  });
});

describe('mastering: true peak', () => {
  /** EBU Tech 3341, cases 15 to 19: sines at a quarter of the rate and the like, whose samples miss the peak; +0.2 / −0.4 dB. */
  const cases: [string, number, number, number][] = [
    ['a quarter of the rate, samples on the peaks', 1 / 4, 0, -6],
    ['a quarter of the rate, samples between them', 1 / 4, 45, -6],
    ['a sixth of the rate', 1 / 6, 60, -6],
    ['an eighth of the rate', 1 / 8, 67.5, -6],
    ['a third of the rate', 1 / 3, 30, -1],
  ];
  for (const [name, share, degrees, dbtp] of cases) {
    it(name, () => {
      const meter = createTruePeakMeter();
      const tone = sine(share * 48_000, 0.5, 48_000, dbtp, (degrees * Math.PI) / 180);
      fadeIn(tone, 480);
      fadeOut(tone, 480);
      for (const piece of pieces(tone)) meter.add(piece);
      assert.ok(meter.dbtp() - dbtp < 0.2 && dbtp - meter.dbtp() < 0.4, `${meter.dbtp()} dBTP`);
    });
  }
});

describe('mastering: limiter', () => {
  const sampleRate = 44_100;
  const limited = (samples: Float32Array, ceiling: number) => {
    const limiter = createLimiter(sampleRate, ceiling);
    return Float32Array.from(
      [...pieces(samples)]
        .map((piece) => [...limiter.push(piece)])
        .concat([[...limiter.flush()]])
        .flat(),
    );
  };
  /** Bursts over soft sound, with peaks between samples. */
  const bursts = Float32Array.from({ length: 2 * sampleRate }, (_, at) => {
    const loud = Math.floor(at / 4410) % 5 === 2 ? 1 : 0.1;
    return loud * Math.sin(at * 1.5708 + 0.785) * (0.8 + 0.2 * Math.sin(at / 700));
  });

  it('gives back every sample where nothing is too high', () => {
    const soft = sine(440, 1, sampleRate, -6);
    assert.deepEqual(limited(soft, -3), soft);
  });

  for (const ceiling of [-1, -3.5, -12]) {
    it(`keeps the true peak under ${ceiling} dBTP, and no lower than it has to`, () => {
      const out = limited(bursts, ceiling);
      assert.equal(out.length, bursts.length);
      const meter = createTruePeakMeter();
      meter.add(out);
      assert.ok(meter.dbtp() <= ceiling && meter.dbtp() > ceiling - 0.5, `${meter.dbtp()} dBTP`);
    });
  }

  it('leaves what lies half a second from a peak alone, and moves nothing', () => {
    const samples = sine(100, 2, sampleRate, -20);
    samples[sampleRate] = 1;
    const out = limited(samples, -3.5);
    for (const at of [100, 20_000, 43_000, 75_000, 88_000]) {
      assert.ok(Math.abs((out[at] ?? NaN) - (samples[at] ?? NaN)) < 2e-4, `sample ${at}`);
    }
    assert.ok(Math.abs(decibels(out[sampleRate] ?? NaN) + 3.6) < 0.2);
  });
});

describe('mastering: what a file measures', () => {
  const sampleRate = 8000;
  const meter = createLevelMeter(sampleRate);
  const noise = (seconds: number) => sine(1234, seconds, sampleRate, -69);
  for (const part of [noise(0.75), sine(300, 2, sampleRate, -17), noise(1), sine(300, 1, sampleRate, -17), noise(3)]) {
    for (const piece of pieces(part)) meter.add(piece);
  }
  const measured = meter.levels();
  const check = (name: keyof typeof measured, expected: number, tolerance: number) =>
    it(`${name}: ${expected}`, () => assert.ok(Math.abs(measured[name] - expected) <= tolerance, `${measured[name]}`));

  check('seconds', 7.75, 0);
  check('rmsDb', -17 - 3.01 + 10 * Math.log10(3 / 7.75), 0.02);
  check('peakDb', -17, 0.05);
  check('truePeakDbtp', -17, 0.1);
  check('noiseFloorDb', -72, 0.1);
  check('headSeconds', 0.75, 0.011);
  check('tailSeconds', 3, 0.011);

  it('digital silence is −∞', () => {
    const silent = createLevelMeter(sampleRate);
    silent.add(new Float32Array(sampleRate));
    const { rmsDb, noiseFloorDb, lufs, headSeconds } = silent.levels();
    assert.deepEqual([rmsDb, noiseFloorDb, lufs, headSeconds], [-Infinity, -Infinity, -Infinity, 1]);
  });
});

describe('mastering: resampling', () => {
  const rates = [16_000, 22_050, 24_000, 48_000];
  for (const from of rates) {
    it(`from ${from} Hz: tones keep their level to 0.1 dB, and leave nothing else over −60 dB`, () => {
      for (const hertz of [100, 1000, 3000, 6000]) {
        const tone = resample(sine(hertz, 1, from, -6), from, 44_100);
        const rest = tone.map((sample, at) => sample - amplitude(-6) * Math.sin((2 * Math.PI * hertz * at) / 44_100));
        const middle = (samples: Float32Array) => samples.subarray(2000, -2000);
        assert.ok(Math.abs(peakDbfs(middle(tone)) + 6) < 0.1, `${hertz} Hz: ${peakDbfs(middle(tone))} dBFS`);
        assert.ok(peakDbfs(middle(rest)) < -66, `${hertz} Hz: ${peakDbfs(middle(rest))} dBFS of error`);
      }
    });
  }

  it('what 44.1 kHz can’t hold is gone', () => {
    const high = resample(sine(23_500, 1, 48_000, -6), 48_000, 44_100);
    assert.ok(peakDbfs(high.subarray(2000, -2000)) < -66);
  });
});
