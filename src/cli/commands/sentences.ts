import { examples } from '../examples.js';
import { exitCodes } from '../exitCodes.js';
import { readText } from '../readInput.js';
import type { Command } from './command.js';

export const sentences: Command = {
  name: 'sentences',
  register(program, context) {
    program
      .command('sentences')
      .description('Splits plain text into sentences and prints them as a JSON array.')
      .argument('[file]', 'text file; stdin if absent or -')
      .option('-l, --language <tag>', 'language of the text', 'en')
      .addHelpText(
        'after',
        examples(
          ['lector sentences letter.txt', 'a JSON array of trimmed sentences'],
          ['lector sentences < letter.txt', 'the same from stdin'],
        ),
      )
      .action((file: string | undefined, { language }: { language: string }) =>
        context.run({}, async (lector) => {
          const text = await readText(file, context.input, context.signal);
          const found = lector.sentences(text, language).map((sentence) => sentence.trim());
          await context.output.data(JSON.stringify(found, undefined, 2));
          return exitCodes.good;
        }),
      );
  },
};
