import * as v from 'valibot';

const voice = v.object({
  audio: v.object({ sample_rate: v.pipe(v.number(), v.integer(), v.minValue(8000)) }),
  espeak: v.object({ voice: v.string() }),
  inference: v.object({ noise_scale: v.number(), length_scale: v.number(), noise_w: v.number() }),
  phoneme_type: v.optional(v.string(), 'espeak'),
  num_speakers: v.optional(v.number(), 1),
  speaker_id_map: v.optional(v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))), {}),
  phoneme_id_map: v.record(v.string(), v.array(v.pipe(v.number(), v.integer()))),
});

/** What a Piper voice's `.onnx.json` says, as far as it is used. */
export type PiperVoice = Readonly<v.InferOutput<typeof voice>>;

/** @throws Error where the text isn't the description of a Piper voice. */
export function readPiperVoice(json: string): PiperVoice {
  return v.parse(voice, JSON.parse(json));
}
