import type { Lector } from '../../core/lector.js';
import { spokenText } from '../../core/model/spoken.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { tellFindings } from '../findings.js';
import { addSpeechOptions, planRequest, type PlanOptions } from '../planOptions.js';
import { formatTable, type Column } from '../table.js';
import type { Command } from './command.js';

const columns: readonly Column[] = [
  { title: 'id' },
  { title: 'start', align: 'right' },
  { title: 'end', align: 'right' },
  { title: 'tokens', align: 'right' },
  { title: 'spoken' },
];

export const chunks: Command = {
  name: 'chunks',
  register(program, context) {
    addSpeechOptions(program.command('chunks'))
      .description('Shows how a chapter is cut into chunks, and what is spoken for each.')
      .argument('<file>', 'Markdown file')
      .option('--json', 'print an array of { id, span: { start, end }, spoken, tokens }')
      .addHelpText(
        'after',
        examples(
          ['lector chunks chapter-01.md', 'a table; spans are UTF-16 offsets into the file'],
          ['lector chunks chapter-01.md --engine piper --json', 'tokens counted by the engine that is named'],
        ),
      )
      .action((file: string, options: PlanOptions & { json?: boolean }) =>
        context.run({}, (lector) => showChunks(lector, file, options, context)),
      );
  },
};

async function showChunks(
  lector: Lector,
  file: string,
  options: PlanOptions & { json?: boolean },
  { output, signal }: CliContext,
): Promise<ExitCode> {
  const request = planRequest(file, options);
  const { manuscript, chapters } = await lector.inspect(request, signal);
  tellFindings(manuscript.path, manuscript.findings, output);
  const planned = chapters.flatMap((chapter) => chapter.chunks.map(({ chunk }) => chunk));
  const texts = planned.map((chunk) => spokenText(chunk.spoken));
  const tokens = await lector.countTokens(request, texts, signal);
  const listed = planned.map(({ id, span: { start, end }, tokens: estimate }, index) => ({
    id,
    span: { start, end },
    spoken: texts[index] ?? '',
    tokens: tokens[index] ?? estimate,
  }));
  const row = ({ id, span, spoken, tokens: count }: (typeof listed)[number]) => [
    id,
    String(span.start),
    String(span.end),
    String(count),
    spoken,
  ];
  await output.data(
    options.json ? JSON.stringify(listed, undefined, 2) : formatTable(columns, listed.map(row), output.columns),
  );
  return exitCodes.good;
}
