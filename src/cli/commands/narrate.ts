import path from 'node:path';
import { systemClock } from '../../core/base/clock.js';
import { CancelledError } from '../../core/base/cancellation.js';
import type { Lector } from '../../core/lector.js';
import type { JobEvent } from '../../core/model/event.js';
import { hearWords, type HearWhen, type NarrateRequest } from '../../core/model/request.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { joinChapters } from '../joinChapters.js';
import { eventLines, narrationTables, type NarrationView } from '../narrationView.js';
import { openTarget } from '../openTarget.js';
import { addSpeechOptions, planRequest, wholeBetween, type PlanOptions } from '../planOptions.js';
import type { Command } from './command.js';

interface NarrateOptions extends PlanOptions {
  readonly workers?: number;
  readonly json?: boolean;
  readonly again?: boolean;
  readonly failed?: boolean;
  readonly hear?: HearWhen;
  readonly verbose?: boolean;
}

const mostWorkers = 64;
const codeOf = { good: exitCodes.good, problems: exitCodes.problems, cancelled: exitCodes.stopped } as const;

export const narrate: Command = {
  name: 'narrate',
  register(program, context) {
    addSpeechOptions(program.command('narrate'))
      .description('Speaks a chapter or a book. Only what is new or changed is spoken.')
      .argument('<file|book>', 'Markdown file, or folder of a book')
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
      .option('--again', 'speak also what has a good take')
      .option('--failed', 'speak only chunks that failed before')
      .option('--json', 'print the events, one JSON object a line')
      .option('--verbose', 'list every chunk at the end')
      .addHelpText(
        'after',
        examples(
          ['lector narrate chapter-01.md', 'speaks a chapter; its takes lie in .lector beside it'],
          ['lector narrate . --out ../audio', 'speaks the book here and writes ../audio/<chapter>.wav'],
          ['lector narrate . --failed --engine espeak', 'tries what failed with another engine'],
          ['lector narrate . --json', 'for programs; exit code 0 good, 1 error, 2 problems left, 130 stopped'],
        ),
      )
      .action((target: string, options: NarrateOptions) =>
        context.run({ workers: options.workers ?? 0 }, (lector) => narrateTarget(lector, target, options, context)),
      );
  },
};

const mostApart = 1000;

function hearWhen(value: string): HearWhen {
  return hearWords.find((word) => word === value) ?? wholeBetween(1, mostApart)(value);
}

function byCommas(value: string): readonly string[] {
  return value
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}

async function narrateTarget(
  lector: Lector,
  target: string,
  options: NarrateOptions,
  context: CliContext,
): Promise<ExitCode> {
  const { output, signal } = context;
  const request: NarrateRequest = {
    ...planRequest(target, options),
    ...(options.again && { again: true }),
    ...(options.failed && { failedOnly: true }),
    ...(options.hear !== undefined && { hear: options.hear }),
  };
  const { book, files, isIncomplete } = await openTarget(lector, request.path, output, signal);
  const view = options.json
    ? eventLines(output)
    : narrationTables(output, systemClock, request.stateRoot ?? book.stateRoot, options.verbose ?? false);
  const { started, finished } = await followed(lector.narrate(request, signal), view);
  if (options.out !== undefined && finished.outcome !== 'cancelled') {
    const tell = options.json ? output.tell : output.data;
    const chapterIds = new Set(started.chapters.map(({ id }) => id));
    await joinChapters(lector, request, files, chapterIds, path.resolve(options.out), tell, signal);
  }
  return finished.outcome === 'good' && isIncomplete ? exitCodes.problems : codeOf[finished.outcome];
}

/** Shows all events and returns those that say what was planned and how it ended. */
async function followed(events: AsyncIterable<JobEvent>, view: NarrationView) {
  let started: Extract<JobEvent, { kind: 'started' }> | undefined;
  let finished: Extract<JobEvent, { kind: 'finished' }> | undefined;
  try {
    for await (const event of events) {
      await view.show(event);
      if (event.kind === 'started') started = event;
      if (event.kind === 'finished') finished = event;
    }
  } finally {
    await view.end();
  }
  if (!started || !finished) throw new CancelledError('The narration ended early');
  return { started, finished };
}
