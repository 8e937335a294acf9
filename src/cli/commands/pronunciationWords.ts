import type { Command as Program } from 'commander';
import type { Lector } from '../../core/lector.js';
import type { BookWord, HeteronymPlace } from '../../core/model/bookWords.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { planRequest } from '../planOptions.js';
import { formatTable, type Column } from '../table.js';

const wordColumns: readonly Column[] = [
  { title: 'word' },
  { title: 'kind' },
  { title: 'count', align: 'right' },
  { title: 'said' },
  { title: 'first in' },
];
const readingColumns: readonly Column[] = [
  { title: 'reading' },
  { title: 'by' },
  { title: 'in' },
  { title: 'sentence' },
];

interface SoundedWord extends BookWord {
  readonly sounds?: string;
}

/** `lector pronunciations words`: what a voice may get wrong in a book, and how it will be said. */
export function addWordsCommand(group: Program, context: CliContext): void {
  group
    .command('words')
    .description('Lists a book’s names and rare words with how they will be said, and words that are said in two ways.')
    .argument('[book]', 'folder of a book, or a Markdown file in it', '.')
    .option('--json', 'print { words, heteronyms }')
    .addHelpText('after', examples(['lector pronunciations words book/', 'what is worth a listen before narrating']))
    .action((book: string, { json = false }: { json?: boolean }) =>
      context.run({}, (lector) => listWords(lector, book, json, context)),
    );
}

async function listWords(
  lector: Lector,
  target: string,
  asJson: boolean,
  { output, signal }: CliContext,
): Promise<ExitCode> {
  const request = planRequest(target, {});
  const { words: plain, heteronyms } = await lector.wordsOfBook(request, signal);
  const sounds = await lector.soundsOf(
    request,
    plain.map(({ word }) => word),
    signal,
  );
  const words = plain.map((one): SoundedWord => ({ ...one, ...soundOf(sounds.get(one.word)) }));
  if (asJson) {
    await output.data(JSON.stringify({ words, heteronyms }, undefined, 2));
    return exitCodes.good;
  }
  await output.data(
    words.length === 0 ? 'No names or rare words.' : formatTable(wordColumns, words.map(wordRow), output.columns),
  );
  if (heteronyms.length > 0)
    await output.data(`\n${formatTable(readingColumns, heteronyms.map(readingRow), output.columns)}`);
  return exitCodes.good;
}

function soundOf(sounds: string | undefined): Pick<SoundedWord, 'sounds'> {
  return sounds === undefined ? {} : { sounds };
}

function wordRow({ word, kind, list, count, sounds = '', pronunciation, file }: SoundedWord) {
  const { ipa, alias = '' } = pronunciation ?? {};
  const said = pronunciation ? (ipa === undefined ? `“${alias}”` : `/${ipa}/`) : sounds === '' ? '' : `/${sounds}/`;
  return [word, list ?? kind, String(count), said, file];
}

function readingRow({ word, around, reading, by, said, file }: HeteronymPlace) {
  return [said ?? reading?.alias ?? '?', by, file, `${around.before}${word.toUpperCase()}${around.after}`];
}
