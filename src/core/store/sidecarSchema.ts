import * as v from 'valibot';
import { findingSchema } from './recordSchema.js';
import type { Take, TakeId } from '../model/take.js';

/** Version of the JSON beside each take's WAV. */
export const sidecarVersion = 1;

const amount = v.pipe(v.number(), v.minValue(0));

const takeSchema = v.object({
  id: v.pipe(
    v.string(),
    v.transform((id) => id as TakeId),
  ),
  chunkId: v.pipe(
    v.string(),
    v.transform((id) => id as Take['chunkId']),
  ),
  engine: v.string(),
  voice: v.string(),
  spoken: v.string(),
  seconds: amount,
  sampleRate: amount,
  rtf: amount,
  tokens: amount,
  words: v.array(v.object({ start: amount, end: amount, textStart: amount, textEnd: amount })),
  file: v.string(),
  sha256: v.string(),
}) satisfies v.GenericSchema<unknown, Take>;

/** What the JSON beside a take's WAV says: the take, and how many bytes its WAV has. */
export const sidecarSchema = v.object({
  schema_version: v.literal(sidecarVersion),
  bytes: amount,
  take: takeSchema,
  /** Why it was refused; absent where it was let in. */
  refused: v.exactOptional(v.array(findingSchema)),
});
