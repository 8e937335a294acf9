import * as v from 'valibot';
import { fixes } from '../model/agent.js';
import { helpfulSettings } from '../model/bookSetting.js';
import { failureCategories } from '../model/failure.js';
import { misheardKinds } from '../model/transcript.js';
import { engineReasons, recordStatuses, repairIds, type ChunkRecord } from '../model/record.js';

const count = v.pipe(v.number(), v.minValue(0));
const span = v.object({ start: count, end: count });

/** A finding as it comes from a file. */
export const findingSchema = v.looseObject({
  code: v.string(),
  severity: v.picklist(['error', 'warning', 'info']),
  message: v.string(),
  span: v.exactOptional(span),
  atSeconds: v.exactOptional(v.number()),
  untilSeconds: v.exactOptional(v.number()),
  textRange: v.exactOptional(span),
});

const transcript = v.looseObject({
  model: v.string(),
  text: v.string(),
  wer: count,
  misheard: v.array(
    v.looseObject({
      kind: v.picklist(misheardKinds),
      said: v.string(),
      heard: v.string(),
      textRange: span,
      atSeconds: v.number(),
      untilSeconds: v.number(),
    }),
  ),
});

const metrics = v.looseObject({
  spawn_seconds: v.exactOptional(count),
  generation_seconds: count,
  exit_code: v.exactOptional(v.number()),
  voice_cached: v.exactOptional(v.boolean()),
  queue_depth: v.exactOptional(count),
});

const attempt = v.looseObject({
  engine: v.string(),
  voice: v.string(),
  at: v.string(),
  outcome: v.picklist(['pass', 'review', 'fail', 'error']),
  code: v.exactOptional(v.string()),
  message: v.exactOptional(v.string()),
  category: v.exactOptional(v.picklist(failureCategories)),
  seconds: v.exactOptional(v.number()),
  repair: v.exactOptional(v.picklist(repairIds)),
  metrics: v.exactOptional(metrics),
});

const diagnosis = v.looseObject({
  cause: v.string(),
  category: v.picklist(failureCategories),
  fix: v.picklist(fixes),
  setting: v.exactOptional(v.picklist(helpfulSettings)),
  respelling: v.exactOptional(v.looseObject({ word: v.string(), alias: v.string() })),
  advice: v.string(),
  prevention: v.string(),
  confidence: v.number(),
  model: v.nullable(v.string()),
});

/** A chunk's record of the present schema version, as it comes from a file. Fields it doesn't know are kept. */
export const chunkRecordSchema = v.looseObject({
  schema_version: v.number(),
  id: v.string(),
  status: v.picklist(recordStatuses),
  engine_used: v.nullable(v.string()),
  voice: v.nullable(v.string()),
  engine_reason: v.exactOptional(v.picklist(engineReasons)),
  stands_in_for: v.exactOptional(v.nullable(v.string())),
  text_length: count,
  token_count: count,
  audio_path: v.nullable(v.string()),
  audio_sha256: v.nullable(v.string()),
  take_id: v.nullable(v.string()),
  refused_take: v.exactOptional(
    v.looseObject({ take_id: v.string(), audio_path: v.string(), audio_sha256: v.string() }),
  ),
  duration_seconds: v.nullable(v.number()),
  rt_factor: v.nullable(v.number()),
  validation: v.looseObject({
    tier1_passed: v.nullable(v.boolean()),
    tier2_wer: v.nullable(v.number()),
    findings: v.array(findingSchema),
    transcript: v.exactOptional(transcript),
    accepted_sha256: v.exactOptional(v.string()),
  }),
  diagnosis: v.exactOptional(diagnosis),
  attempts: v.array(attempt),
  text: v.string(),
  span,
}) satisfies v.GenericSchema<unknown, ChunkRecord>;
