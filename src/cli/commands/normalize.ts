import type { Lector } from '../../core/lector.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { readLines } from '../readInput.js';
import type { Command } from './command.js';

export const normalize: Command = {
  name: 'normalize',
  register(program, context) {
    program
      .command('normalize')
      .description('Prints the spoken form of a text: of the arguments, or of each line of stdin.')
      .argument('[text...]', 'words of one line; after -- they may begin with a dash')
      .option('-l, --language <tag>', 'language of the text', 'en')
      .addHelpText(
        'after',
        examples(
          ['lector normalize "Dr. Smith paid $5.50"', 'the spoken form of one line'],
          ['lector normalize < lines.txt', 'a line out for each line in; an empty one stays empty'],
        ),
      )
      .action((words: readonly string[], { language }: { language: string }) =>
        context.run({}, (lector) => showSpokenForms(lector, words, language, context)),
      );
  },
};

async function showSpokenForms(
  lector: Lector,
  words: readonly string[],
  language: string,
  { input, output, signal }: CliContext,
): Promise<ExitCode> {
  const spoken = (line: string) => lector.normalize(line, language).replace(/\s*[\r\n]\s*/g, ' ');
  if (words.length > 0) {
    await output.data(spoken(words.join(' ')));
    return exitCodes.good;
  }
  if (input.isTTY) output.tell('Reading lines from the keyboard. Give a text as an argument, or pipe one in.');
  for await (const lines of readLines(input, signal)) await output.data(lines.map(spoken).join('\n'));
  return exitCodes.good;
}
