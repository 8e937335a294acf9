import * as v from 'valibot';
import { heuristicReasons } from '../model/agent.js';
import { agentTrialVersion, trialMeasures, triedAgents, type AgentTrial } from '../model/agentTrial.js';
import type { VersionedForm } from './versionedJson.js';

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

/** A file in `.lector/ab/`. */
export const trialForm: VersionedForm<AgentTrial> = {
  version: agentTrialVersion,
  schema: trial,
  wrote: 'compared agents in this book',
};
