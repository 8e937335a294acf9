import { Argument } from 'commander';
import { systemClock } from '../../core/base/clock.js';
import { LectorError } from '../../core/base/errors.js';
import type { Lector } from '../../core/lector.js';
import { triedAgents, type AgentTrial, type TriedAgent } from '../../core/model/agentTrial.js';
import { trialTable, trialText } from '../trialView.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { addSpeechOptions, planRequest, wholeBetween, type PlanOptions } from '../planOptions.js';
import { createProgress } from '../progress.js';
import { counted } from '../quantities.js';
import type { Command } from './command.js';

interface AbOptions extends PlanOptions {
  readonly book: string;
  readonly chapter?: string;
  readonly limit: number;
  readonly json?: boolean;
}

/** A difference of fewer pieces is chance; a voice needs some minutes for more. */
const usualLimit = 8;
const mostPieces = 200;

export const ab: Command = {
  name: 'ab',
  register(program, context) {
    addSpeechOptions(program.command('ab'))
      .description(
        'Has a language model and the rules answer for the same pieces of text, speaks both, and says who did better. Without an agent it lists earlier comparisons.',
      )
      .addArgument(new Argument('[agent]', 'who is compared with its rules').choices(triedAgents))
      .argument('[file]', 'Markdown file')
      .option('--chapter <id>', 'only this chapter of the file, as lector status names it')
      .option('--limit <number>', 'pieces of text at most', wholeBetween(1, mostPieces), usualLimit)
      .option('-b, --book <path>', 'whose comparisons are listed: folder of a book, or a Markdown file in it', '.')
      .option('-o, --out <dir>', 'folder that was given to narrate --out')
      .option('--json', 'print the comparison as it is kept, or an array of all')
      .addHelpText(
        'after',
        examples(
          ['lector ab rewriter chapter-01.md --llm-model llama3.2:3b', 'other words for eight chunks, by both'],
          ['lector ab chunker chapter-01.md --limit 20 --llm-model llama3.2:3b', 'twenty stretches, cut by both'],
          ['lector ab', 'what came of earlier ones in the book of this folder'],
        ),
      )
      .action((agent: TriedAgent | undefined, file: string | undefined, options: AbOptions) =>
        context.run({}, (lector) =>
          agent === undefined ? list(lector, options, context) : compare(lector, agent, file, options, context),
        ),
      );
  },
};

async function list(lector: Lector, options: AbOptions, { output, signal }: CliContext): Promise<ExitCode> {
  const trials = await lector.agentTrials(planRequest(options.book, options), signal);
  await output.data(options.json ? JSON.stringify(trials, undefined, 2) : trialTable(trials, output));
  return exitCodes.good;
}

async function compare(
  lector: Lector,
  agent: TriedAgent,
  file: string | undefined,
  options: AbOptions,
  { output, signal }: CliContext,
): Promise<ExitCode> {
  if (file === undefined)
    throw new LectorError('BAD_ARGUMENT', `lector ab ${agent} needs a file.`, {
      nextStep: `Name a chapter: lector ab ${agent} chapter-01.md.`,
    });
  const { chapter, limit } = options;
  const request = { ...planRequest(file, options), agent, limit, ...(chapter !== undefined && { chapter }) };
  const progress = createProgress(output, systemClock);
  let trial: AgentTrial | undefined;
  try {
    for await (const event of lector.compareAgent(request, signal)) {
      if (event.kind === 'tried') trial = event.trial;
      else if (event.kind === 'asked')
        progress.update(event.done, event.total, `asking, ${counted(event.total - event.done, 'piece')} to go`);
      else progress.update(event.done, event.total, `speaking, ${counted(event.total - event.done, 'chunk')} to go`);
    }
  } finally {
    progress.end();
  }
  if (trial) await output.data(options.json ? JSON.stringify(trial, undefined, 2) : trialText(trial, output));
  return exitCodes.good;
}
