import { readFile } from 'node:fs/promises';
import type { Lector } from '../../core/lector.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { tellFindings } from '../findings.js';
import { patchTable } from '../patchView.js';
import { planRequest, type PlanOptions } from '../planOptions.js';
import type { Command } from './command.js';

type SuggestOptions = Pick<PlanOptions, 'out'> & { readonly json?: boolean };

export const suggest: Command = {
  name: 'suggest',
  register(program, context) {
    program
      .command('suggest')
      .description('Looks for what is hard to follow by ear, and stages edits for review. Nothing is applied.')
      .argument('<file>', 'Markdown file')
      .option('-o, --out <dir>', 'folder that was given to narrate --out')
      .option('--json', 'print one object: patches and findings')
      .addHelpText(
        'after',
        examples(
          ['lector suggest chapter-01.md', 'then: lector patches list'],
          ['lector suggest chapter-01.md --json', 'for programs'],
        ),
      )
      .action((file: string, options: SuggestOptions) =>
        context.run({}, (lector) => suggestFor(lector, file, options, context)),
      );
  },
};

async function suggestFor(
  lector: Lector,
  file: string,
  options: SuggestOptions,
  { output, signal }: CliContext,
): Promise<ExitCode> {
  const { patches, findings } = await lector.suggestFixes(planRequest(file, options), signal);
  if (options.json) {
    await output.data(JSON.stringify({ patches, findings }, undefined, 2));
    return exitCodes.good;
  }
  const text = findings.length > 0 ? await readFile(file, 'utf8') : '';
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  for (const finding of findings) tellFindings(`${file}:${lineOf(finding.span?.start ?? 0)}`, [finding], output);
  await output.data(patchTable(patches, output));
  if (patches.length > 0)
    output.tell(`${output.tellColors.cyan('next')}: lector patches show <id>, then accept or reject it.`);
  return exitCodes.good;
}
