import type { Log } from '../base/log.js';
import type { AgentTrial } from '../model/agentTrial.js';
import type { Files } from './files.js';
import type { Layout } from './layout.js';
import { createStampedFiles, type StampedFiles } from './stampedFiles.js';
import { trialForm } from './trialSchema.js';

/** What came of agents beside their rules. */
export interface TrialFiles {
  readonly listTrials: StampedFiles<AgentTrial>['list'];
  readonly addTrial: (trial: Omit<AgentTrial, 'id'>) => Promise<AgentTrial>;
}

interface TrialWorld {
  readonly files: Files;
  readonly layout: Layout;
  readonly log: Log;
}

/** As {@link StampedFiles} tells. */
export function createTrialFiles({ layout, ...world }: TrialWorld): TrialFiles {
  const trials = createStampedFiles(world, layout.trials, '.json', trialForm);
  return { listTrials: trials.list, addTrial: (trial) => trials.add(trial, trial.agent) };
}
