import path from 'node:path';
import { LectorError } from '../../core/base/errors.js';
import { wantsVoice } from '../../core/base/wantsVoice.js';
import type { Lector } from '../../core/lector.js';
import { chunkStates, type ChapterStatus, type ChunkState } from '../../core/model/state.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { tellFailure } from '../failure.js';
import { tellFindings } from '../findings.js';
import { openTarget } from '../openTarget.js';
import { addSpeechOptions, planRequest, type PlanOptions } from '../planOptions.js';
import { duration } from '../quantities.js';
import { formatTable, type Column } from '../table.js';
import type { Command } from './command.js';

interface ChapterLine {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly chunks: number;
  readonly counts: Readonly<Record<ChunkState, number>>;
  /** Of the failed ones, those that a narration doesn't try again: nothing has changed since they failed. */
  readonly quarantined: number;
  /** Length of the audio that is there, stale takes included. */
  readonly seconds: number;
}

const columns: readonly Column[] = [
  { title: 'chapter' },
  { title: 'chunks', align: 'right' },
  { title: 'ready', align: 'right' },
  { title: 'stale', align: 'right' },
  { title: 'failed', align: 'right' },
  { title: 'quarantined', align: 'right' },
  { title: 'skipped', align: 'right' },
  { title: 'not yet', align: 'right' },
  { title: 'audio', align: 'right' },
  { title: 'title' },
];

export const status: Command = {
  name: 'status',
  register(program, context) {
    addSpeechOptions(program.command('status'))
      .description(
        'Says for each chapter what is ready, stale, failed or not narrated, and what of the failed is quarantined.',
      )
      .argument('[file|book]', 'Markdown file, or folder of a book', '.')
      .option('-o, --out <dir>', 'folder that was given to narrate --out')
      .option('--json', 'print an array of chapters')
      .addHelpText(
        'after',
        examples(
          ['lector status', 'the book in the current folder'],
          ['lector status book --json', 'the same for programs'],
        ),
      )
      .action((target: string, options: PlanOptions & { json?: boolean }) =>
        context.run({}, (lector) => showStatus(lector, target, options, context)),
      );
  },
};

async function showStatus(
  lector: Lector,
  target: string,
  options: PlanOptions & { json?: boolean },
  { output, signal }: CliContext,
): Promise<ExitCode> {
  const request = planRequest(target, options);
  const lines: ChapterLine[] = [];
  const unspeakable: LectorError[] = [];
  const { book, files } = await openTarget(lector, request.path, output, signal);
  for (const file of files) {
    const found = await lector.inspect({ ...request, path: file }, signal).catch((error: unknown) => {
      if (!wantsVoice(error) || files.length === 1) throw error;
      unspeakable.push(inFile(path.relative(book.root, file), error));
    });
    if (!found) continue;
    tellFindings(found.manuscript.path, found.manuscript.findings, output);
    lines.push(...found.chapters.map((chapter) => lineOf(file, chapter)));
  }
  const [first] = unspeakable;
  if (first && lines.length === 0) throw first;
  await output.data(
    options.json ? JSON.stringify(lines, undefined, 2) : formatTable(columns, lines.map(rowOf), output.columns),
  );
  if (lines.some(({ quarantined }) => quarantined > 0))
    output.tell(`${output.tellColors.cyan('next')}: lector repair tries the quarantined chunks again.`);
  for (const error of unspeakable) tellFailure(error, output, false);
  return unspeakable.length > 0 ? exitCodes.error : exitCodes.good;
}

function inFile(file: string, { code, message, nextStep }: LectorError): LectorError {
  return new LectorError(code, `${file}: ${message}`, nextStep === undefined ? {} : { nextStep });
}

function lineOf(file: string, { chapter, chunks }: ChapterStatus): ChapterLine {
  const count = (state: ChunkState) => chunks.filter((chunk) => chunk.state === state).length;
  const counts = Object.fromEntries(chunkStates.map((state) => [state, count(state)])) as Record<ChunkState, number>;
  const seconds = chunks.reduce((sum, { record }) => sum + (record?.duration_seconds ?? 0), 0);
  const quarantined = chunks.filter(({ isQuarantined }) => isQuarantined).length;
  return { id: chapter.id, title: chapter.title, file, chunks: chunks.length, counts, quarantined, seconds };
}

function rowOf({ id, title, chunks, counts, quarantined, seconds }: ChapterLine): readonly string[] {
  const { ready, stale, failed, skipped, none } = counts;
  return [id, ...[chunks, ready, stale, failed, quarantined, skipped, none].map(String), duration(seconds), title];
}
