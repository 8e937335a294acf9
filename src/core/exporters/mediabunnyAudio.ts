import { registerAacEncoder } from '@mediabunny/aac-encoder';
import { registerFlacEncoder } from '@mediabunny/flac-encoder';
import { AudioSample, AudioSampleSource, type AudioEncodingConfig, type Output } from 'mediabunny';
import { throwIfCancelled } from '../base/cancellation.js';

/** Mono audio that is to be encoded. */
export interface AudioToEncode {
  /** Where it goes; it has no track yet. */
  readonly output: Output;
  readonly encoding: AudioEncodingConfig;
  readonly sampleRate: number;
  readonly blocks: AsyncIterable<Float32Array>;
  /** A block in the form that the encoder is to get it in. */
  readonly dataOf: (
    block: Float32Array,
  ) => { readonly data: Float32Array; readonly format: 'f32' } | { readonly data: Uint8Array; readonly format: 's16' };
  /** Called now and then, and in the end: what was encoded may be taken away. */
  readonly encoded: () => Promise<void>;
}

/** Encodes in a thread of the library. Throws what reading the blocks and `encoded` throw. */
export async function encodeAudio(audio: AudioToEncode, signal: AbortSignal): Promise<void> {
  const { output, encoding, sampleRate, blocks, dataOf, encoded } = audio;
  registerAacEncoder();
  registerFlacEncoder();
  const source = new AudioSampleSource(encoding);
  output.addAudioTrack(source);
  try {
    await output.start();
    let at = 0;
    for await (const block of blocks) {
      throwIfCancelled(signal);
      const sample = new AudioSample({
        ...dataOf(block),
        numberOfChannels: 1,
        sampleRate,
        timestamp: at / sampleRate,
      });
      await source.add(sample);
      sample.close();
      at += block.length;
      await encoded();
    }
    await output.finalize();
    await encoded();
  } catch (error) {
    await output.cancel();
    throw error;
  }
}
