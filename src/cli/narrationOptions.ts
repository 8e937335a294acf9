import { InvalidArgumentError, type Command } from 'commander';
import { hearWords, type HearWhen, type NarrateRequest } from '../core/model/request.js';
import { addSpeechOptions, planRequest, wholeBetween, type PlanOptions } from './planOptions.js';

/** Options of the commands that speak. */
export interface NarrationOptions extends PlanOptions {
  readonly workers?: number;
  readonly json?: boolean;
  readonly hear?: HearWhen;
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
    .option(
      '--hear <when>',
      `takes that Whisper listens to: ${hearWords.join(', ')}, or every n-th; doubted ones if absent and it is installed`,
      hearWhen,
    )
    .option('--json', 'print the events, one JSON object a line');
}

/** A request for one file or folder, as the options say. */
export function narrationRequest(target: string, options: NarrationOptions): NarrateRequest {
  return { ...planRequest(target, options), ...(options.hear !== undefined && { hear: options.hear }) };
}

const mostApart = 1000;

function hearWhen(value: string): HearWhen {
  const word = hearWords.find((each) => each === value);
  if (word !== undefined) return word;
  const apart = Number(value);
  if (Number.isInteger(apart) && apart >= 1 && apart <= mostApart) return apart;
  throw new InvalidArgumentError(`It must be ${hearWords.join(', ')}, or a whole number from 1 to ${mostApart}.`);
}

function byCommas(value: string): readonly string[] {
  return value
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}
