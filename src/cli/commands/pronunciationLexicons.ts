import type { Command as Program } from 'commander';
import path from 'node:path';
import type { Lector } from '../../core/lector.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { planRequest } from '../planOptions.js';
import { plain } from '../textWidth.js';

interface MoveOptions {
  readonly book: string;
  readonly replace?: boolean;
}

/** `lector pronunciations import` and `export`: a book's words from and to lexicons that other programs read. */
export function addLexiconCommands(group: Program, onBook: (command: Program) => Program, context: CliContext): void {
  onBook(group.command('import'))
    .description('Adds the words of a W3C PLS 1.0 lexicon. What the book says of a word already stays.')
    .argument('<file>', 'PLS file, in UTF-8 or UTF-16')
    .option('--replace', 'also change words that the book says otherwise')
    .addHelpText('after', examples(['lector pronunciations import names.pls', 'its IPA and aliases']))
    .action((file: string, options: MoveOptions) =>
      context.run({}, (lector) => importWords(lector, file, options, context)),
    );
  onBook(group.command('export'))
    .description('Writes the words as a W3C PLS 1.0 lexicon in the book’s language.')
    .requiredOption('--pls <file>', 'where to write it')
    .option('--replace', 'also where a file is there already')
    .addHelpText('after', examples(['lector pronunciations export --pls names.pls', 'words in IPA and by alias']))
    .action((options: MoveOptions & { pls: string }) =>
      context.run({}, (lector) => exportWords(lector, options, context)),
    );
}

async function importWords(
  lector: Lector,
  file: string,
  { book, replace = false }: MoveOptions,
  { output, signal }: CliContext,
): Promise<ExitCode> {
  const done = await lector.importPronunciations(planRequest(book, {}), path.resolve(file), replace, signal);
  const { added, changed, kept, left } = done;
  tellLeft(left, output);
  await output.data(
    `${added} added, ${changed} changed, ${kept} kept as they were, ${left.length} left out: ${done.file}`,
  );
  if (kept > 0) output.tell(`${output.tellColors.cyan('next')}: --replace takes the lexicon’s words instead.`);
  return left.length > 0 ? exitCodes.problems : exitCodes.good;
}

async function exportWords(
  lector: Lector,
  { book, pls, replace = false }: MoveOptions & { pls: string },
  { output, signal }: CliContext,
): Promise<ExitCode> {
  const done = await lector.exportPronunciations(planRequest(book, {}), path.resolve(pls), replace, signal);
  tellLeft(done.left, output);
  await output.data(`${done.written} written, ${done.left.length} left out: ${done.file}`);
  return done.left.length > 0 ? exitCodes.problems : exitCodes.good;
}

function tellLeft(left: readonly string[], { tell, tellColors }: CliContext['output']): void {
  for (const why of left) tell(`${tellColors.yellow('left out')}: ${plain(why)}`);
}
