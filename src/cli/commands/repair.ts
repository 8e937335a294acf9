import { systemClock } from '../../core/base/clock.js';
import { LectorError } from '../../core/base/errors.js';
import type { Lector } from '../../core/lector.js';
import { failureOf } from '../../core/model/failureOf.js';
import type { NarrateRequest } from '../../core/model/request.js';
import type { ChapterStatus, ChunkStatus } from '../../core/model/state.js';
import type { CliContext } from '../context.js';
import { examples } from '../examples.js';
import type { ExitCode } from '../exitCodes.js';
import { addNarrationOptions, narrationRequest, type NarrationOptions } from '../narrationOptions.js';
import { eventLines } from '../narrationView.js';
import { openTarget } from '../openTarget.js';
import { repairTables } from '../repairView.js';
import { runNarration } from '../runNarration.js';
import type { Command } from './command.js';

interface RepairOptions extends NarrationOptions {
  readonly chapter?: string;
}

interface FileChapter extends ChapterStatus {
  /** Absolute. */
  readonly file: string;
}

export const repair: Command = {
  name: 'repair',
  register(program, context) {
    addNarrationOptions(program.command('repair'))
      .description(
        'Tries all failed chunks again, quarantined ones too, with all repairs, and says what became of them.',
      )
      .argument('[file|book]', 'Markdown file, or folder of a book', '.')
      .option('--chapter <id>', 'only this chapter, as lector status names it')
      .addHelpText(
        'after',
        examples(
          ['lector repair', 'the book in the current folder'],
          ['lector repair book --fallback piper,espeak', 'engines that may stand in where the chosen one fails'],
          ['lector repair . --json', 'for programs: events and exit codes are those of narrate'],
        ),
      )
      .action((target: string, options: RepairOptions) =>
        context.run({ workers: options.workers ?? 0 }, (lector) => repairTarget(lector, target, options, context)),
      );
  },
};

async function repairTarget(
  lector: Lector,
  named: string,
  options: RepairOptions,
  context: CliContext,
): Promise<ExitCode> {
  const { output, signal } = context;
  const whole: NarrateRequest = { ...narrationRequest(named, options), failedOnly: true };
  const target = await openTarget(lector, whole.path, output, signal);
  const chapters: FileChapter[] = [];
  for (const file of target.files) {
    const { chapters: found } = await lector.inspect({ ...whole, path: file }, signal);
    chapters.push(...found.map((chapter) => ({ ...chapter, file })));
  }
  const request = options.chapter === undefined ? whole : { ...whole, ...partOf(chapters, options.chapter) };
  const kinds = new Map<string, string>();
  for (const { chapter, chunks } of chapters)
    for (const status of chunks) kinds.set(keyOf(chapter.id, status.chunk.id), kindOf(status));
  const view = options.json
    ? eventLines(output)
    : repairTables(output, systemClock, (chapterId, chunkId) => kinds.get(keyOf(chapterId, chunkId)) ?? unknownKind);
  return runNarration(lector, request, target, options, view, context);
}

/** @throws LectorError BAD_ARGUMENT where there is no such chapter. */
function partOf(chapters: readonly FileChapter[], id: string): Pick<NarrateRequest, 'path' | 'span'> {
  const found = chapters.find(({ chapter }) => chapter.id === id);
  if (found) return { path: found.file, span: found.chapter.span };
  throw new LectorError('BAD_ARGUMENT', `There is no chapter ${id}.`, {
    nextStep: `Name one of: ${chapters.map(({ chapter }) => chapter.id).join(', ')}.`,
  });
}

const unknownKind = 'unknown';

function kindOf({ record }: ChunkStatus): string {
  return (record && (failureOf(record) ?? record.validation.findings[0]?.code)) ?? unknownKind;
}

function keyOf(chapterId: string, chunkId: string): string {
  return `${chapterId} ${chunkId}`;
}
