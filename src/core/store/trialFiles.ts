import path from 'node:path';
import type { Log } from '../base/log.js';
import type { AgentTrial } from '../model/agentTrial.js';
import { atomicWrite } from './atomicWrite.js';
import { ifThere } from './fileFailure.js';
import type { Files } from './files.js';
import type { Layout } from './layout.js';
import { stampedName } from './stampedName.js';
import { decodeTrial, encodeTrial } from './trialSchema.js';

const ending = '.json';

export interface TrialFiles {
  /** What came of agents beside their rules, the oldest first; a damaged file is passed over and logged. @throws LectorError SCHEMA_TOO_NEW. */
  listTrials(): Promise<readonly AgentTrial[]>;
  /** Keeps a trial under a name of its own, which becomes its id; durable when it resolves. Only for the lock's holder. */
  addTrial(trial: Omit<AgentTrial, 'id'>): Promise<AgentTrial>;
}

interface TrialWorld {
  readonly files: Files;
  readonly layout: Layout;
  readonly log: Log;
}

export function createTrialFiles({ files, layout, log }: TrialWorld): TrialFiles {
  const folder = layout.trials;
  const fileOf = (id: string) => path.join(folder, `${id}${ending}`);
  let last: Promise<unknown> = Promise.resolve();

  async function ids(): Promise<readonly string[]> {
    const names = (await ifThere(files.readdir(folder), 'listing', folder)) ?? [];
    return names
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length))
      .sort();
  }

  async function add(trial: Omit<AgentTrial, 'id'>): Promise<AgentTrial> {
    const whole = { ...trial, id: stampedName(trial.created_at, trial.agent, new Set(await ids())) };
    await atomicWrite(files, fileOf(whole.id), encodeTrial(whole));
    return whole;
  }

  return {
    async listTrials() {
      const trials: AgentTrial[] = [];
      for (const id of await ids()) {
        const bytes = await ifThere(files.readFile(fileOf(id)), 'reading', fileOf(id));
        const trial = bytes && decodeTrial(bytes);
        if (trial) trials.push({ ...trial, id });
        else if (bytes) log.warn(`${fileOf(id)} is damaged and was passed over.`);
      }
      return trials;
    },
    addTrial(trial) {
      const adding = last.then(() => add(trial));
      last = adding.catch(() => undefined);
      return adding;
    },
  };
}
