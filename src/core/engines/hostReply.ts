import * as v from 'valibot';
import { errorCodes } from '../base/errors.js';
import type { HostReply } from './hostMessages.js';

const id = v.number();
const word = v.object({ start: v.number(), end: v.number(), textStart: v.number(), textEnd: v.number() });
const phonemes = v.object({ phonemes: v.string(), textStart: v.number(), textEnd: v.number() });
const metrics = v.object({
  spawn_seconds: v.exactOptional(v.number()),
  generation_seconds: v.number(),
  exit_code: v.exactOptional(v.number()),
  voice_cached: v.exactOptional(v.boolean()),
});
const speech = v.object({
  samples: v.instance(Float32Array),
  sampleRate: v.pipe(v.number(), v.minValue(1)),
  tokens: v.number(),
  words: v.array(word),
  metrics: v.exactOptional(metrics),
});

const reply = v.variant('kind', [
  v.object({ kind: v.literal('loaded'), id }),
  v.object({ kind: v.literal('counted'), id, tokens: v.number() }),
  v.object({ kind: v.literal('spoke'), id, speech, seconds: v.number(), peakMemoryMb: v.exactOptional(v.number()) }),
  v.object({ kind: v.literal('transcribed'), id, words: v.array(phonemes) }),
  v.object({ kind: v.literal('heard'), id, text: v.string(), seconds: v.number() }),
  v.object({
    kind: v.literal('failed'),
    id,
    code: v.picklist(errorCodes),
    message: v.string(),
    nextStep: v.exactOptional(v.string()),
    written: v.exactOptional(v.string()),
  }),
]);

/** A message from a host, or undefined where it isn't one: a process that went wrong may say anything. */
export function readReply(message: unknown): HostReply | undefined {
  const result = v.safeParse(reply, message);
  return result.success ? result.output : undefined;
}
