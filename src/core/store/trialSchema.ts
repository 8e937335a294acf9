import * as v from 'valibot';
import { LectorError } from '../base/errors.js';
import { heuristicReasons } from '../model/agent.js';
import { agentTrialVersion, trialMeasures, triedAgents, type AgentTrial } from '../model/agentTrial.js';
import { parseJson } from './parseJson.js';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const amount = v.pipe(v.number(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const side = v.looseObject({
  chunks: count,
  characters: count,
  seconds: amount,
  failures: count,
  wer: v.nullable(amount),
  ends: v.exactOptional(v.looseObject({ dialogue: share, paragraph: share, scene: share })),
});

const trial = v.looseObject({
  schema_version: v.literal(agentTrialVersion),
  id: v.string(),
  agent: v.picklist(triedAgents),
  model: v.string(),
  prompt_version: v.string(),
  target: v.string(),
  chapter: v.exactOptional(v.string()),
  engine: v.string(),
  voice: v.string(),
  ear: v.nullable(v.string()),
  created_at: v.string(),
  pieces: count,
  answered: count,
  unanswered: v.object(v.entriesFromList(heuristicReasons, v.exactOptional(count))),
  sides: v.object({ rules: side, model: side }),
  winner: v.picklist(['rules', 'model', 'none']),
  by: v.nullable(v.picklist(trialMeasures)),
  p: share,
}) satisfies v.GenericSchema<unknown, AgentTrial>;

const anyVersion = v.object({ schema_version: v.number() });

/** What a trial's bytes say; undefined of damaged ones. @throws LectorError SCHEMA_TOO_NEW. */
export function decodeTrial(bytes: Uint8Array): AgentTrial | undefined {
  const value = parseJson(bytes);
  const version = v.safeParse(anyVersion, value);
  if (version.success && version.output.schema_version > agentTrialVersion) {
    throw new LectorError('SCHEMA_TOO_NEW', 'A newer Lector compared agents in this book.', {
      nextStep: 'Update Lector. Nothing was changed.',
    });
  }
  const result = v.safeParse(trial, value);
  return result.success ? result.output : undefined;
}

/** Indented: people look into these files. */
export function encodeTrial(one: AgentTrial): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(one, undefined, 2)}\n`);
}
