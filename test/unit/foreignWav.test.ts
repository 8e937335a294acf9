import assert from 'node:assert/strict';
import wavefile from 'wavefile';
import { decodeForeignWav } from '../../src/core/audio/foreignWav.js';
import { encodeWav } from '../../src/core/audio/wav.js';
import { espeakSpeech } from '../helpers/espeakSpeech.js';

const rate = 22_050;

/** A WAV as another program writes it. */
function written(samples: readonly number[], depth: string, channels = 1, sampleRate = rate): Uint8Array {
  const scale = depth.endsWith('f') ? 1 : 2 ** (Number(depth) - 1) - 1;
  const scaled = samples.map((sample) => sample * scale);
  const wav = new wavefile.WaveFile();
  wav.fromScratch(
    channels,
    sampleRate,
    depth,
    channels === 1 ? scaled : Array.from({ length: channels }, () => scaled),
  );
  return wav.toBuffer();
}

/** The same bytes with another length of the data in the header. */
function claiming(wav: Uint8Array, dataBytes: number): Uint8Array {
  const bytes = wav.slice();
  new DataView(bytes.buffer).setUint32(40, dataBytes, true);
  return bytes;
}

describe('a WAV of another program', () => {
  let speech: readonly number[];
  let honest: Uint8Array;
  before(async () => {
    const { samples } = await espeakSpeech('Well, Watson.');
    speech = [...samples];
    honest = encodeWav(samples, rate);
  });

  const check = (name: string, bytesOf: () => Uint8Array, sampleRate = rate) =>
    it(name, () => {
      const read = decodeForeignWav(bytesOf());
      assert.equal(read.sampleRate, sampleRate);
      assert.equal(read.samples.length, speech.length);
      for (const [at, sample] of speech.entries()) assert.ok(Math.abs((read.samples[at] ?? NaN) - sample) < 1e-4);
    });
  check('is heard as it was meant', () => honest);
  for (const depth of ['16', '24', '32', '32f']) check(`with samples of ${depth} bits`, () => written(speech, depth));
  check('in stereo', () => written(speech, '16', 2));
  check('at 48 kHz', () => written(speech, '16', 1, 48_000), 48_000);
  check('streamed, with the largest length a header can claim', () => claiming(honest, 0xffff_ffff));
  check('streamed, with a length of 0', () => claiming(honest, 0));
  check('streamed, with a length that is only large', () => claiming(honest, 2_000_000_000));

  it('without a sound has no samples', () =>
    assert.equal(decodeForeignWav(encodeWav(new Float32Array(), rate)).samples.length, 0));

  const refuse = (name: string, bytesOf: () => Uint8Array, message: RegExp) =>
    it(`is refused ${name}`, () =>
      assert.throws(
        () => decodeForeignWav(bytesOf()),
        (error: { code?: string; nextStep?: string; message?: string }) => {
          assert.equal(error.code, 'ENGINE_FAILED');
          assert.match(error.message ?? '', message);
          return Boolean(error.nextStep);
        },
      ));
  refuse('when it was cut off', () => honest.slice(0, honest.length / 2), /cut off/);
  refuse('when it ends in its header', () => honest.slice(0, 30), /does not say its format/);
  refuse('when it is a page', () => new TextEncoder().encode('<!doctype html>'), /no RIFF/);
  refuse('when it is nothing', () => new Uint8Array(), /no RIFF/);
  refuse('at a rate no sound has', () => encodeWav(Float32Array.of(0, 0.5), 100), /100 Hz/);
});
