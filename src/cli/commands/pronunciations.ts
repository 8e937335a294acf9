import type { Command as Program } from 'commander';
import type { Lector } from '../../core/lector.js';
import { pronunciationsFileName, type Pronunciation } from '../../core/model/pronunciation.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { tellFindings } from '../findings.js';
import { planRequest } from '../planOptions.js';
import { formatTable, type Column } from '../table.js';
import { plain } from '../textWidth.js';
import type { Command } from './command.js';
import { addLexiconCommands } from './pronunciationLexicons.js';
import { addWordsCommand } from './pronunciationWords.js';

interface AddOptions extends Pick<Pronunciation, 'alias' | 'ipa' | 'language' | 'part' | 'before' | 'after' | 'note'> {
  readonly book: string;
  readonly exact?: boolean;
}

const columns: readonly Column[] = [
  { title: 'word' },
  { title: 'alias' },
  { title: 'ipa' },
  { title: 'language' },
  { title: 'only' },
  { title: 'note' },
];

export const pronunciations: Command = {
  name: 'pronunciations',
  register(program, context) {
    const group = program
      .command('pronunciations')
      .description(`Shows and changes how words of a book are said: its ${pronunciationsFileName}.`);
    group
      .command('list', { isDefault: true })
      .description('Lists the words of a book that are said otherwise than they are written.')
      .argument('[book]', 'folder of a book, or a Markdown file in it', '.')
      .option('--json', 'print an array')
      .addHelpText('after', examples(['lector pronunciations', 'those of the book in the current folder']))
      .action((book: string, { json = false }: { json?: boolean }) =>
        context.run({}, (lector) => list(lector, book, json, context)),
      );
    onBook(group.command('add'))
      .description('Says from now on how a word is said; one that is there is changed.')
      .argument('<word>', 'as it is written; several words in quotes')
      .option('--alias <words>', 'how it is said, in ordinary letters; every engine understands it')
      .option('--ipa <sounds>', 'how it sounds, as eSpeak NG writes IPA')
      .option('-l, --language <tag>', 'only in texts of this language')
      .option('--part <name>', 'its part of speech: noun, verb, past, adjective')
      .option('--exact', 'only with these very capitals')
      .option('--before <words>', 'only right behind these words')
      .option('--after <words>', 'only right before these words')
      .option('--note <text>', 'for people; never spoken')
      .addHelpText(
        'after',
        examples(
          ['lector pronunciations add Holmes --alias homes', 'also where it stands as Holmes’s'],
          ['lector pronunciations add Siân --ipa ʃˈɑːn --alias shahn', 'the alias is for engines that read no IPA'],
        ),
      )
      .action((word: string, options: AddOptions) => context.run({}, (lector) => add(lector, word, options, context)));
    onBook(group.command('remove'))
      .description('Has a word said as it is written again.')
      .argument('<word>', 'as it is listed')
      .addHelpText('after', examples(['lector pronunciations remove Holmes', 'wherever it counted']))
      .action((word: string, { book }: { book: string }) =>
        context.run({}, (lector) => remove(lector, word, book, context)),
      );
    addLexiconCommands(group, onBook, context);
    addWordsCommand(group, context);
  },
};

function onBook(command: Program): Program {
  return command.option('-b, --book <path>', 'folder of a book, or a Markdown file in it', '.');
}

async function list(lector: Lector, target: string, asJson: boolean, context: CliContext): Promise<ExitCode> {
  const { output, signal } = context;
  const book = await lector.openBook(planRequest(target, {}), signal);
  const words = book.pronunciations ?? [];
  const wrong = book.findings.filter(({ message }) => message.startsWith(pronunciationsFileName));
  tellFindings(book.root, wrong, output);
  if (asJson) await output.data(JSON.stringify(words, undefined, 2));
  else
    await output.data(words.length === 0 ? 'No pronunciations.' : formatTable(columns, words.map(row), output.columns));
  return wrong.length > 0 ? exitCodes.problems : exitCodes.good;
}

function row({ word, alias = '', ipa = '', language = '', part, before, after, note = '', ...rest }: Pronunciation) {
  const only = [
    ...(part === undefined ? [] : [part]),
    ...(rest.case === 'exact' ? ['with these capitals'] : []),
    ...(before === undefined ? [] : [`after “${before}”`]),
    ...(after === undefined ? [] : [`before “${after}”`]),
  ];
  return [word, alias, ipa, language, only.join(', '), note];
}

async function add(lector: Lector, word: string, options: AddOptions, context: CliContext): Promise<ExitCode> {
  const { book, exact = false, ...said } = options;
  const one: Pronunciation = { ...said, word, ...(exact && { case: 'exact' }) };
  const file = await lector.setPronunciation(planRequest(book, {}), one, context.signal);
  await context.output.data(`${plain(word)} is said ${saidAs(one)}: ${file}`);
  tellNext(context);
  return exitCodes.good;
}

function saidAs({ alias, ipa }: Pronunciation): string {
  return [
    ...(ipa === undefined ? [] : [`/${plain(ipa)}/`]),
    ...(alias === undefined ? [] : [`“${plain(alias)}”`]),
  ].join(', else ');
}

async function remove(lector: Lector, word: string, book: string, context: CliContext): Promise<ExitCode> {
  const wasThere = await lector.removePronunciation(planRequest(book, {}), word, context.signal);
  await context.output.data(`${plain(word)} ${wasThere ? 'is said as it is written again' : 'has no pronunciation'}`);
  if (wasThere) tellNext(context);
  return exitCodes.good;
}

function tellNext({ output: { tell, tellColors } }: CliContext): void {
  tell(`${tellColors.cyan('next')}: lector narrate speaks what has changed.`);
}
