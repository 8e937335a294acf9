import { systemClock } from '../../core/base/clock.js';
import type { Lector } from '../../core/lector.js';
import type { NarrateRequest } from '../../core/model/request.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import type { ExitCode } from '../exitCodes.js';
import { addNarrationOptions, narrationRequest, type NarrationOptions } from '../narrationOptions.js';
import { eventLines, narrationTables } from '../narrationView.js';
import { openTarget } from '../openTarget.js';
import { runNarration } from '../runNarration.js';
import type { Command } from './command.js';

interface NarrateOptions extends NarrationOptions {
  readonly again?: boolean;
  readonly failed?: boolean;
  readonly verbose?: boolean;
}

export const narrate: Command = {
  name: 'narrate',
  register(program, context) {
    addNarrationOptions(program.command('narrate'))
      .description('Speaks a chapter or a book. Only what is new or changed is spoken.')
      .argument('<file|book>', 'Markdown file, or folder of a book')
      .option('--again', 'speak also what has a good take')
      .option('--failed', 'speak only chunks that failed before')
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

async function narrateTarget(
  lector: Lector,
  named: string,
  options: NarrateOptions,
  context: CliContext,
): Promise<ExitCode> {
  const { output, signal } = context;
  const request: NarrateRequest = {
    ...narrationRequest(named, options),
    ...(options.again && { again: true }),
    ...(options.failed && { failedOnly: true }),
  };
  const target = await openTarget(lector, request.path, output, signal);
  const view = options.json
    ? eventLines(output)
    : narrationTables(output, systemClock, request.stateRoot ?? target.book.stateRoot, options.verbose ?? false);
  return runNarration(lector, request, target, options, view, context);
}
