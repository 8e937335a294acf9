import path from 'node:path';
import { systemClock } from '../../core/base/clock.js';
import { LectorError } from '../../core/base/errors.js';
import type { Lector } from '../../core/lector.js';
import { exportFormats, type ExportFormat, type ExportRequest } from '../../core/model/export.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { exportView } from '../exportView.js';
import { openTarget } from '../openTarget.js';
import { addSpeechOptions, planRequest, type PlanOptions } from '../planOptions.js';
import type { Command } from './command.js';

interface ExportOptions extends Omit<PlanOptions, 'out'> {
  readonly format: readonly ExportFormat[];
  readonly out?: string;
  readonly takes?: string;
  readonly allowGaps?: boolean;
  readonly byWord?: boolean;
  readonly json?: boolean;
}

export const exportCommand: Command = {
  name: 'export',
  register(program, context) {
    addSpeechOptions(program.command('export'))
      .description('Writes what was narrated as files for players, readers, stores and other programs.')
      .argument('[file|book]', 'Markdown file, or folder of a book', '.')
      .requiredOption('-f, --format <ids>', `formats, by commas: ${exportFormats.join(', ')}`, formats)
      .option('-o, --out <dir>', 'folder for the files; “export” beside the manuscript if absent')
      .option('--takes <dir>', 'folder that was given to narrate --out')
      .option('--allow-gaps', 'leave out what is unspoken, and say so, where an export would be refused')
      .option('--by-word', 'epub: mark each word while it sounds, not only each sentence')
      .option('--json', 'print the events, one JSON object a line')
      .addHelpText(
        'after',
        examples(
          ['lector export . --format vtt,srt', 'subtitles of the book here, in ./export'],
          ['lector export chapter-01.md --format sidecar', 'how each chunk of a chapter was made'],
        ),
      )
      .action((target: string, options: ExportOptions) =>
        context.run({}, (lector) => exportTarget(lector, target, options, context)),
      );
  },
};

async function exportTarget(
  lector: Lector,
  target: string,
  { format, out, takes, allowGaps, byWord, json, ...speech }: ExportOptions,
  { output, signal }: CliContext,
): Promise<ExitCode> {
  const plan = planRequest(target, { ...speech, ...(takes !== undefined && { out: takes }) });
  const { book } = await openTarget(lector, plan.path, output, signal);
  const request: ExportRequest = {
    ...plan,
    formats: format,
    folder: path.resolve(out ?? path.join(book.root, 'export')),
    ...(allowGaps && { allowGaps }),
    ...(byWord && { byWord }),
  };
  const view = exportView(output, systemClock, json ?? false);
  let hasGaps = false;
  try {
    for await (const event of lector.exportBook(request, signal)) {
      hasGaps ||= event.kind === 'gaps';
      await view.show(event);
    }
  } finally {
    view.end();
  }
  return hasGaps ? exitCodes.problems : exitCodes.good;
}

function formats(value: string): readonly ExportFormat[] {
  return value.split(',').map((part) => {
    const id = exportFormats.find((known) => known === part.trim());
    if (id) return id;
    throw new LectorError('BAD_ARGUMENT', `There is no format “${part.trim()}”.`, {
      nextStep: `Choose among ${exportFormats.join(', ')}.`,
    });
  });
}
