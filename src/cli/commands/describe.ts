import { systemClock } from '../../core/base/clock.js';
import type { Lector } from '../../core/lector.js';
import type { Described } from '../../core/model/description.js';
import type { CliContext } from '../context.js';
import { describedText } from '../describedText.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { openTarget } from '../openTarget.js';
import { planRequest, type PlanOptions } from '../planOptions.js';
import { createProgress } from '../progress.js';
import type { Command } from './command.js';

type DescribeOptions = Pick<PlanOptions, 'out'> & { readonly json?: boolean };

export const describe: Command = {
  name: 'describe',
  register(program, context) {
    program
      .command('describe')
      .description(
        'Writes titles, summaries, descriptions and tags of a book and its chapters, for you to read. Changes no text.',
      )
      .argument('[book|chapter]', 'folder of a book, or Markdown file', '.')
      .option('-o, --out <dir>', 'folder that was given to narrate --out')
      .option('--json', 'print one object: chapters and book')
      .addHelpText(
        'after',
        examples(
          ['lector describe', 'the book in the current folder, by rules'],
          ['lector describe chapter-01.md --llm-model llama3.2:3b', 'one chapter, by a model of Ollama'],
        ),
      )
      .action((target: string, options: DescribeOptions) =>
        context.run({}, (lector) => describeTarget(lector, target, options, context)),
      );
  },
};

async function describeTarget(
  lector: Lector,
  target: string,
  options: DescribeOptions,
  { output, signal }: CliContext,
): Promise<ExitCode> {
  const request = planRequest(target, options);
  await openTarget(lector, request.path, output, signal);
  const progress = createProgress(output, systemClock);
  const chapters: ({ readonly id: string; readonly file: string } & Described)[] = [];
  let book: Described | undefined;
  try {
    for await (const event of lector.describe(request, signal)) {
      if (event.kind === 'describing') progress.update(event.done, event.total, event.title);
      else if (event.kind === 'chapter') chapters.push({ id: event.id, file: event.file, ...event.described });
      else book = event.described;
    }
  } finally {
    progress.end();
  }
  if (options.json) await output.data(JSON.stringify({ ...(book && { book }), chapters }, undefined, 2));
  else
    await output.data(
      [
        ...(book ? [describedText(book, 'book', output)] : []),
        ...chapters.map((one) => describedText(one, one.id, output)),
      ].join('\n\n'),
    );
  return exitCodes.good;
}
