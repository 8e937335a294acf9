import type { Lector } from '../../core/lector.js';
import type { ChapterCoverage } from '../../core/model/coverage.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { openTarget } from '../openTarget.js';
import { addSpeechOptions, planRequest, type PlanOptions } from '../planOptions.js';
import { counted } from '../quantities.js';
import { formatTable, type Column } from '../table.js';
import { plain } from '../textWidth.js';
import type { Command } from './command.js';

const columns: readonly Column[] = [
  { title: 'chapter' },
  { title: 'words', align: 'right' },
  { title: 'heard', align: 'right' },
  { title: 'left out', align: 'right' },
  { title: 'missing', align: 'right' },
  { title: 'by rule' },
];

export const coverage: Command = {
  name: 'coverage',
  register(program, context) {
    addSpeechOptions(program.command('coverage'))
      .description('Proves that each written word is heard once: which are not, and which rule leaves out which.')
      .argument('[file|book]', 'Markdown file, or folder of a book', '.')
      .option('-o, --out <dir>', 'folder that was given to narrate --out')
      .option('--json', 'print an array of chapters with every gap and every part that is left out')
      .addHelpText(
        'after',
        examples(
          ['lector coverage', 'exit code 0 when no word is missing, 2 when one is'],
          ['lector coverage book --json', 'with the offsets of each part in its manuscript'],
        ),
      )
      .action((target: string, options: PlanOptions & { json?: boolean }) =>
        context.run({}, (lector) => showCoverage(lector, target, options, context)),
      );
  },
};

async function showCoverage(
  lector: Lector,
  target: string,
  options: PlanOptions & { json?: boolean },
  { output, signal }: CliContext,
): Promise<ExitCode> {
  const request = planRequest(target, options);
  await openTarget(lector, request.path, output, signal);
  const chapters = await lector.coverage(request, signal);
  const missing = chapters.reduce((sum, chapter) => sum + wordsIn(chapter.gaps), 0);
  if (options.json) await output.data(JSON.stringify(chapters, undefined, 2));
  else {
    await output.data(formatTable(columns, chapters.map(rowOf), output.columns));
    for (const { title, gaps } of chapters)
      for (const { reason, text } of gaps) await output.data(plain(`${title}: ${reason}: “${text}”`));
    await output.data(missing === 0 ? 'Every word is heard.' : `${counted(missing, 'word')} missing`);
  }
  if (missing > 0) output.tell(`${output.tellColors.cyan('next')}: lector narrate speaks what is missing.`);
  return missing > 0 ? exitCodes.problems : exitCodes.good;
}

function rowOf({ chapterId, words, heard, skipped, gaps }: ChapterCoverage): readonly string[] {
  const rules = [...new Set(skipped.map(({ rule }) => rule))];
  return [chapterId, ...[words, heard, wordsIn(skipped), wordsIn(gaps)].map(String), rules.join(', ')];
}

function wordsIn(parts: readonly { readonly words: number }[]): number {
  return parts.reduce((sum, { words }) => sum + words, 0);
}
