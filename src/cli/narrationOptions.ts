import type { Command } from 'commander';
import { addSpeechOptions, wholeBetween, type PlanOptions } from './planOptions.js';

/** Options of the commands that speak. */
export interface NarrationOptions extends PlanOptions {
  readonly workers?: number;
  readonly json?: boolean;
}

const mostWorkers = 64;

export function addNarrationOptions(command: Command): Command {
  return addSpeechOptions(command)
    .option('-o, --out <dir>', 'keep .lector and one WAV a finished chapter there, not beside the manuscript')
    .option(
      '-w, --workers <number>',
      'engine processes; as many as this machine bears if absent',
      wholeBetween(1, mostWorkers),
    )
    .option('--fallback <ids>', 'engines and voices that stand in where the chosen one fails, by commas', byCommas)
    .option('--json', 'print the events, one JSON object a line');
}

function byCommas(value: string): readonly string[] {
  return value
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}
