import { InvalidArgumentError, type Command } from 'commander';
import path from 'node:path';
import type { PlanRequest } from '../core/model/request.js';

/** Options of all commands that look at a manuscript's plan. */
export interface PlanOptions {
  readonly engine?: string;
  readonly voice?: string;
  readonly rate?: number;
  readonly fallback?: readonly string[];
  readonly out?: string;
}

export function addSpeechOptions(command: Command): Command {
  return command
    .option('-e, --engine <id>', 'engine to speak with (see: lector engines list)')
    .option('-v, --voice <id>', 'voice to speak with (see: lector engines list --voices)')
    .option('-r, --rate <number>', 'pace, from 0.5 to 2; 1 is the voice’s own', numberBetween(0.5, 2));
}

/** A request for one file or folder; a relative path counts from the current folder. */
export function planRequest(target: string, { engine, voice, rate, fallback, out }: PlanOptions): PlanRequest {
  return {
    path: path.resolve(target),
    ...(engine !== undefined && { engine }),
    ...(voice !== undefined && { voice }),
    ...(rate !== undefined && { rate }),
    ...(fallback !== undefined && { fallback }),
    ...(out !== undefined && { stateRoot: path.resolve(out) }),
  };
}

/** A parser of option values for commander that refuses what isn't a number in the range. */
function numberBetween(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (value.trim() === '' || !(number >= least && number <= most))
      throw new InvalidArgumentError(`It must be a number from ${least} to ${most}.`);
    return number;
  };
}

export function wholeBetween(least: number, most: number): (value: string) => number {
  const parse = numberBetween(least, most);
  return (value) => {
    const number = parse(value);
    if (!Number.isInteger(number)) throw new InvalidArgumentError('It must be a whole number.');
    return number;
  };
}
