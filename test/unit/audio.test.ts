import assert from 'node:assert/strict';
import fc from 'fast-check';
import wavefile from 'wavefile';
import { joinParts } from '../../src/core/audio/join.js';
import { rmsDbfs } from '../../src/core/audio/level.js';
import { silentRuns, silentShare } from '../../src/core/audio/silence.js';
import { stretch } from '../../src/core/audio/stretch.js';
import { decodeWav, encodeWav, isTakeWav } from '../../src/core/audio/wav.js';
import { peakDbfs } from '../helpers/peakDbfs.js';
import { wavSeconds } from '../helpers/wavSeconds.js';

const rate = 1000;
const few = Float32Array.of(0, 0.5, -0.5, 0.999, -1);
const good = encodeWav(few, rate);

/** `s` silence, `t` a tone, each 100 ms. */
function signal(pattern: string): Float32Array {
  return Float32Array.from({ length: pattern.length * 100 }, (_, index) =>
    pattern[Math.floor(index / 100)] === 't' ? Math.sin(index) / 2 : 0,
  );
}

function patched(at: number, ...bytes: number[]): Uint8Array {
  const copy = good.slice();
  copy.set(bytes, at);
  return copy;
}

describe('audio: wav', () => {
  const hostile = [NaN, Infinity, -Infinity, 1.5, -1.5];
  const roundTrips: [string, Float32Array, number[]][] = [
    ['samples come back to within half a step', few, [...few]],
    ['what no WAV can hold is clamped, NaN is silent', Float32Array.from(hostile), [0, 1, -1, 1, -1]],
    ['no samples', new Float32Array(), []],
  ];
  for (const [name, samples, expected] of roundTrips) {
    it(name, () => {
      const wav = decodeWav(encodeWav(samples, rate));
      assert.ok(wav.kind === 'wav');
      assert.equal(wav.samples.length, expected.length);
      for (const [index, value] of expected.entries()) {
        assert.ok(Math.abs((wav.samples[index] ?? NaN) - value) <= 1 / 32768, `sample ${index}`);
      }
    });
  }

  it('is read by another program as it was meant', () => {
    const read = new wavefile.WaveFile(good);
    assert.deepEqual([...read.getSamples(false, Int16Array)], [0, 16384, -16384, 32735, -32768]);
    const { numChannels, sampleRate, bitsPerSample, byteRate } = read.fmt as Record<string, number>;
    assert.deepEqual(
      { numChannels, sampleRate, bitsPerSample, byteRate },
      {
        numChannels: 1,
        sampleRate: rate,
        bitsPerSample: 16,
        byteRate: 2 * rate,
      },
    );
  });

  for (const depth of ['8', '16', '24', '32', '32f', '64']) {
    it(`reads what another program wrote with depth ${depth}, two channels mixed to their mean`, () => {
      const other = new wavefile.WaveFile();
      const scale = depth.endsWith('f') || depth === '64' ? 1 : 2 ** (Number(depth) - 1);
      const offset = depth === '8' ? 128 : 0;
      const channel = (values: number[]) => values.map((value) => value * scale + offset);
      other.fromScratch(2, rate, depth, [channel([0.5, -0.5, 0]), channel([0.25, -0.5, 0])]);
      const wav = decodeWav(other.toBuffer());
      assert.ok(wav.kind === 'wav');
      assert.deepEqual(
        [...wav.samples].map((sample) => sample.toFixed(3)),
        ['0.375', '-0.500', '0.000'],
      );
      assert.equal(wav.channels, 2);
    });
  }

  const refused: [string, Uint8Array, string][] = [
    ['nothing', new Uint8Array(), 'wav-not-riff'],
    ['text', new TextEncoder().encode('this is no audio at all'), 'wav-not-riff'],
    ['a header that is cut off', good.slice(0, 20), 'wav-no-format'],
    ['no data', good.slice(0, 36), 'wav-no-data'],
    ['data before its format', patched(12, 0x78), 'wav-no-format'],
    ['an unknown codec', patched(20, 0x55), 'wav-unknown-format'],
    ['no channels', patched(22, 0), 'wav-unknown-format'],
    ['a sample rate of 0', patched(24, 0, 0), 'wav-unknown-format'],
    ['17 bits', patched(34, 17), 'wav-unknown-format'],
  ];
  for (const [name, bytes, code] of refused) {
    it(`refuses ${name}`, () => {
      const wav = decodeWav(bytes);
      assert.equal(wav.kind === 'fault' ? wav.code : wav.kind, code);
      assert.equal(wavSeconds(bytes), 0);
      assert.equal(isTakeWav(bytes), false);
    });
  }

  const lies: [string, Uint8Array, number, number, boolean][] = [
    ['an honest header', good, 5, 5, true],
    ['more promised than there is', patched(40, 200), 5, 100, false],
    ['a stream that never knew its length', patched(40, 255, 255, 255, 255), 5, 2147483647, false],
    ['less promised than there is', patched(40, 4), 2, 2, true],
    ['cut short', good.slice(0, 47), 1, 5, false],
  ];
  for (const [name, bytes, samples, claimed, isTake] of lies) {
    it(`trusts the bytes: ${name}`, () => {
      const wav = decodeWav(bytes);
      assert.ok(wav.kind === 'wav');
      assert.deepEqual([wav.samples.length, wav.claimedSamples, isTakeWav(bytes)], [samples, claimed, isTake]);
      assert.equal(wavSeconds(bytes), samples / rate);
    });
  }

  it('never throws, whatever the bytes', () => {
    const damaged = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 8 }).map((flips) => {
      const copy = good.slice();
      for (const [at, value] of flips) copy[at] = value;
      return copy;
    });
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        assert.ok(['wav', 'fault'].includes(decodeWav(bytes).kind));
      }),
      { numRuns: 500 },
    );
  });
});

describe('audio: level and silence', () => {
  const levels: [string, Float32Array, number, number][] = [
    ['full-scale square', Float32Array.of(1, -1, 1, -1), 0, 0],
    ['half of it', Float32Array.of(0.5, -0.5), -6.02, -6.02],
    ['full-scale sine', Float32Array.from({ length: 1000 }, (_, i) => Math.sin((i * Math.PI) / 50)), -3.01, 0],
    ['digital silence', new Float32Array(10), -Infinity, -Infinity],
    ['no samples', new Float32Array(), -Infinity, -Infinity],
  ];
  for (const [name, samples, rms, peak] of levels) {
    it(`level of ${name}`, () => {
      assert.equal(round(rmsDbfs(samples)), rms);
      assert.equal(round(peakDbfs(samples)), peak);
    });
  }

  const silences: [string, string, number][] = [
    ['tt', '', 0],
    ['sstt', '0-0.2*', 0.5],
    ['tsst', '0.1-0.3', 0.5],
    ['tsstst', '0.1-0.3 0.4-0.5', 0.5],
    ['tts', '0.2-0.3*', 0.33],
    ['ss', '0-0.2*', 1],
    ['', '', 0],
  ];
  for (const [pattern, expected, share] of silences) {
    it(`silent runs of "${pattern}"`, () => {
      const runs = silentRuns(signal(pattern), rate);
      assert.equal(runs.map(({ start, end, atEdge }) => `${start}-${end}${atEdge ? '*' : ''}`).join(' '), expected);
      assert.equal(round(silentShare(runs, pattern.length / 10)), share);
    });
  }
});

describe('audio: join', () => {
  const ones = () => new Float32Array(20).fill(1);
  const joins: [string, Float32Array[], number, string, number[]][] = [
    ['nothing', [], 0.01, '', []],
    ['one part as it is', [ones()], 0.01, '1'.repeat(20), [0]],
    ['two with a gap', [ones(), ones()], 0.003, `${'1'.repeat(15)}ffff00000ffff1`, [0, 0.023]],
    ['an empty part', [new Float32Array(), ones()], 0, '0ffff1', [0, 0]],
  ];
  for (const [name, parts, gap, begins, starts] of joins) {
    it(name, () => {
      const joined = joinParts(parts, rate, gap);
      assert.ok(shape(joined.samples).startsWith(begins), shape(joined.samples));
      assert.deepEqual(joined.starts, starts);
    });
  }

  it('fades 5 ms to nothing on both sides of a seam and leaves its input alone', () => {
    const first = ones();
    const { samples } = joinParts([first, ones()], rate, 0.002);
    assert.deepEqual(
      [...samples.slice(14, 28)].map((sample) => round(sample)),
      [1, 0.8, 0.6, 0.4, 0.2, 0, 0, 0, 0, 0.2, 0.4, 0.6, 0.8, 1],
    );
    assert.equal(first[19], 1);
  });
});

describe('audio: stretch', () => {
  const hertz = 200;
  const sampleRate = 24_000;
  const tone = Float32Array.from(
    { length: sampleRate },
    (_, at) => 0.5 * Math.sin((2 * Math.PI * hertz * at) / sampleRate),
  );

  for (const factor of [0.5, 0.8, 1, 1.3, 2]) {
    it(`at ${factor} a second takes ${round(1 / factor)} s at the same pitch and level`, () => {
      const stretched = stretch(tone, sampleRate, factor);
      assert.equal(stretched.length, Math.round(sampleRate / factor));
      const rises = stretched.filter((sample, at) => at > 0 && sample > 0 && (stretched[at - 1] ?? 0) <= 0).length;
      assert.ok(Math.abs((rises * factor) / hertz - 1) < 0.02, `${rises} waves`);
      assert.ok(Math.abs(rmsDbfs(stretched) - rmsDbfs(tone)) < 0.5, `${rmsDbfs(stretched)} dBFS`);
    });
  }

  it('leaves what is shorter than a window alone', () => assert.equal(stretch(few, sampleRate, 2), few));
});

/** `1` full, `0` silent, `f` between. */
function shape(samples: Float32Array): string {
  return [...samples].map((sample) => (sample === 1 ? '1' : sample === 0 ? '0' : 'f')).join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
