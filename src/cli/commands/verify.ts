import path from 'node:path';
import type { Lector } from '../../core/lector.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { counted } from '../quantities.js';
import { plain } from '../textWidth.js';
import type { Command } from './command.js';

interface VerifyOptions {
  readonly out?: string;
  readonly json?: boolean;
}

export const verify: Command = {
  name: 'verify',
  register(program, context) {
    program
      .command('verify')
      .description('Reads every record and take of a book again and finds what is damaged.')
      .argument('[book]', 'folder of a book, or a Markdown file in it', '.')
      .option('-o, --out <dir>', 'folder that was given to narrate --out')
      .option('--json', 'print a JSON object a line for each file')
      .addHelpText(
        'after',
        examples(
          ['lector verify', 'exit code 0 when all is whole, 2 when something is damaged'],
          ['lector narrate .', 'speaks anew what verify found damaged'],
        ),
      )
      .action((target: string, options: VerifyOptions) =>
        context.run({}, (lector) => verifyBook(lector, path.resolve(target), options, context)),
      );
  },
};

async function verifyBook(
  lector: Lector,
  book: string,
  { out, json }: VerifyOptions,
  { output, signal }: CliContext,
): Promise<ExitCode> {
  let files = 0;
  let damaged = 0;
  const stateRoot = out === undefined ? undefined : path.resolve(out);
  for await (const event of lector.verify(book, stateRoot, signal)) {
    files += 1;
    if (!event.ok) damaged += 1;
    if (json) await output.data(JSON.stringify(event));
    else if (!event.ok) {
      const { code, message } = event.finding ?? { code: 'damaged', message: `${event.file} isn't what was written` };
      await output.data(`${output.dataColors.red(`damaged[${code}]`)}: ${plain(message)}`);
    }
  }
  if (!json) await output.data(`${counted(files, 'file')} read, ${damaged} damaged`);
  if (damaged > 0) output.tell(`${output.tellColors.cyan('next')}: lector narrate speaks what is damaged anew.`);
  return damaged > 0 ? exitCodes.problems : exitCodes.good;
}
