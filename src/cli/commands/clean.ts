import path from 'node:path';
import type { Lector } from '../../core/lector.js';
import type { UnusedAudio } from '../../core/model/report.js';
import { agrees } from '../agrees.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { byteSize, counted } from '../quantities.js';
import type { Command } from './command.js';

interface CleanOptions {
  readonly out?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const clean: Command = {
  name: 'clean',
  register(program, context) {
    program
      .command('clean')
      .description('Removes takes that no record and no backup of a book refers to, after asking.')
      .argument('[book]', 'folder of a book, or a Markdown file in it', '.')
      .option('-o, --out <dir>', 'folder that was given to narrate --out')
      .option('-y, --yes', 'remove without asking')
      .option('--json', 'print one object: files, bytes and whether they were removed')
      .addHelpText(
        'after',
        examples(
          ['lector clean', 'says how much it frees and asks; without a terminal it only says'],
          ['lector clean book --yes', 'removes without asking'],
        ),
      )
      .action((target: string, options: CleanOptions) =>
        context.run({}, (lector) => cleanBook(lector, path.resolve(target), options, context)),
      );
  },
};

async function cleanBook(
  lector: Lector,
  book: string,
  { out, yes = false, json = false }: CleanOptions,
  context: CliContext,
): Promise<ExitCode> {
  const { output, signal } = context;
  const stateRoot = out === undefined ? undefined : path.resolve(out);
  const found = await lector.unusedAudio(book, stateRoot, signal);
  const isAgreed =
    found.files.length > 0 &&
    (yes ||
      (!json &&
        (await agrees(`${sizeOf(found)} not in use: recordings of earlier words and voices. Remove them?`, context))));
  const removed = isAgreed ? await lector.removeUnusedAudio(book, stateRoot, signal) : undefined;
  const { files, bytes } = removed ?? found;
  if (json) await output.data(JSON.stringify({ files, bytes, removed: removed !== undefined }));
  else await output.data(`${sizeOf({ files, bytes })} ${removed ? 'removed' : 'not in use'}`);
  if (!json && !removed && files.length > 0)
    output.tell(`${output.tellColors.cyan('next')}: lector clean --yes removes them.`);
  return exitCodes.good;
}

function sizeOf({ files, bytes }: UnusedAudio): string {
  return `${counted(files.length, 'file')}, ${byteSize(bytes)}`;
}
