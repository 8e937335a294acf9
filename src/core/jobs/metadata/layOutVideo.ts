import { filled } from '../../base/phrase.js';
import { disclosureOf } from '../../exporters/disclosure.js';
import type { ExportBook } from '../../exporters/exporter.js';
import { assemblyOf } from '../../model/assembly.js';
import type { ExportRequest } from '../../model/export.js';
import type { YoutubeEvent } from '../../model/metadataView.js';
import { bookToExport } from '../exports/bookToExport.js';
import { spokenChapters } from '../exports/spokenChapters.js';
import { titledChapters } from '../exports/titledChapters.js';
import type { JobWorld } from '../jobWorld.js';
import { readChapters, type ReadChapter } from '../readChapters.js';
import { toldEvents } from '../toldEvents.js';
import { metadataPhrases } from './metadataPhrases.js';
import { narratedShare } from './narratedShare.js';
import { youtubeText } from './youtubeText.js';

/** What is laid out: as an export has it, with credits and pauses. */
export type VideoRequest = Omit<ExportRequest, 'formats' | 'folder' | 'allowGaps' | 'byWord'>;

/**
 * Lays a book out as one video: its title, its description with the times of the chapters that are narrated, as an exported book has them,
 * and its tags. Writes nothing. Ending the loop early cancels it.
 * @throws LectorError as readChapters, spokenChapters, bookToExport.
 */
export function layOutVideo(
  world: JobWorld,
  request: VideoRequest,
  signal: AbortSignal,
): AsyncGenerator<YoutubeEvent, void> {
  return toldEvents((tell, stopped) => perform(world, request, tell, stopped), signal);
}

async function perform(
  world: JobWorld,
  request: VideoRequest,
  tell: (event: YoutubeEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const { book, chapters } = await readChapters(world, request, signal);
  const read = titledChapters(book, chapters);
  const spoken = await spokenChapters(world, book, read, request, signal);
  const preparing = (done: number, total: number) => tell({ kind: 'preparing', done, total });
  const settings = assemblyOf(book, request.pauses);
  const exported = await bookToExport(world, book, spoken, settings, false, preparing, signal);
  const { parts, seconds } = partsOf(exported);
  const { metadata = {} } = book;
  const text = youtubeText({
    title: book.title,
    ...(book.author !== undefined && { author: book.author }),
    language: exported.language,
    ...(metadata.youtube_title !== undefined && { videoTitle: metadata.youtube_title }),
    intro: metadata.youtube_description ?? metadata.long_description ?? metadata.short_description ?? '',
    parts,
    seconds,
    disclosure: parts.length > 0 ? disclosureOf(exported) : '',
    tags: metadata.tags ?? [],
  });
  const starts = parts.map(({ chapterId, start }) => ({ chapterId, start }));
  tell({ kind: 'finished', text: { ...text, notes: [...unspoken(read), ...text.notes] }, starts });
}

/** Where each chapter begins in a file of the whole book. */
function partsOf({ chapters }: ExportBook) {
  let seconds = 0;
  const parts = chapters.map(({ timeline: { chapterId, title, samples, sampleRate } }) => {
    const start = seconds;
    seconds += samples / sampleRate;
    return { chapterId, title, start };
  });
  return { parts, seconds };
}

/** What is said of chapters whose words aren't all narrated. */
function unspoken(chapters: readonly ReadChapter[]): readonly string[] {
  if (chapters.every(({ status }) => status.chunks.every(({ state }) => state !== 'ready')))
    return [metadataPhrases.noChapters];
  return chapters.flatMap(({ status }) => {
    const share = narratedShare(status);
    if (share === 'all') return [];
    return [filled(share === 'some' ? metadataPhrases.gaps : metadataPhrases.unspoken, status.chapter.title)];
  });
}
