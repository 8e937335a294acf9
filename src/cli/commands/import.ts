import path from 'node:path';
import type { Lector } from '../../core/lector.js';
import type { ImportReport } from '../../core/model/importedBook.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { counted } from '../quantities.js';
import { formatTable, type Column } from '../table.js';
import { plain } from '../textWidth.js';
import type { Command } from './command.js';

interface ImportOptions {
  readonly out?: string;
  readonly json?: boolean;
}

const columns: readonly Column[] = [
  { title: 'file' },
  { title: 'title' },
  { title: 'words', align: 'right' },
  { title: '' },
];

export const importCommand: Command = {
  name: 'import',
  register(program, context) {
    program
      .command('import')
      .description('Makes a book folder of Markdown from an EPUB, a Word document, a page of HTML or a plain text.')
      .argument('<file>', '.epub, .docx, .html or .txt')
      .option('-o, --out <dir>', 'the new folder; named after the file, in the current folder, if absent')
      .option('--json', 'print one object: the folder, its chapters, how many pictures, and what was left out')
      .addHelpText(
        'after',
        examples(
          ['lector import alice.epub', 'makes ./alice with lector.yaml and a Markdown file a chapter'],
          ['lector import draft.docx --out book', 'the same from a Word document, in ./book'],
        ),
      )
      .action((file: string, options: ImportOptions) =>
        context.run({}, (lector) => importFile(lector, file, options, context)),
      );
  },
};

async function importFile(
  lector: Lector,
  file: string,
  { out, json }: ImportOptions,
  { output, signal }: CliContext,
): Promise<ExitCode> {
  const folder = path.resolve(out ?? path.basename(file, path.extname(file)));
  const report = await lector.importBook({ file: path.resolve(file), folder }, signal);
  if (json) await output.data(JSON.stringify(report, undefined, 2));
  else {
    await output.data(plain(headOf(report)));
    await output.data(formatTable(columns, report.chapters.map(rowOf), output.columns));
    for (const { message } of report.findings) output.tell(plain(message));
    output.tell(`${output.tellColors.cyan('next')}: lector narrate ${JSON.stringify(folder)}`);
  }
  return exitCodes.good;
}

function headOf({ title, author, chapters, pictures, folder }: ImportReport): string {
  const words = chapters.reduce((sum, chapter) => sum + chapter.words, 0);
  const by = author === undefined ? '' : ` by ${author}`;
  const parts = [counted(chapters.length, 'chapter'), counted(words, 'word')];
  if (pictures > 0) parts.push(counted(pictures, 'picture'));
  return `${title}${by}: ${parts.join(', ')}, in ${folder}`;
}

function rowOf({ file, title, words, isNarrated }: ImportReport['chapters'][number]): readonly string[] {
  return [file, title, String(words), isNarrated ? '' : 'not narrated'];
}
