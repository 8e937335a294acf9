import { disclosureOf } from '../../exporters/disclosure.js';
import { hasOwnTitle } from '../../manuscript/hasOwnTitle.js';
import { bookFields } from '../../model/metadataField.js';
import type { ChapterMetadataView, MetadataView } from '../../model/metadataView.js';
import type { PlanRequest } from '../../model/request.js';
import { voiceNames, type HeardVoice } from '../exports/voiceNames.js';
import type { JobWorld } from '../jobWorld.js';
import { readChapters, type ReadChapter } from '../readChapters.js';
import { defaultLanguage } from '../resolveSpeech.js';
import { fieldView, proposalsIn } from './fieldView.js';
import { narratedShare } from './narratedShare.js';
import { openMetadata } from './openMetadata.js';

/**
 * All that is told of a book, whose it is, and what waits; of a chapter's file, its chapters alone. Writes nothing.
 * @throws LectorError as readChapters, openMetadata; SCHEMA_TOO_NEW.
 */
export async function viewMetadata(world: JobWorld, request: PlanRequest, signal: AbortSignal): Promise<MetadataView> {
  const { book, chapters } = await readChapters(world, request, signal);
  const { written } = await openMetadata(book, request, signal);
  const proposals = proposalsIn(await world.storeOf(book.stateRoot).listPatches());
  const spoken = chapters.filter(({ status }) => status.chunks.length > 0);
  const language = book.language ?? spoken[0]?.manuscript.manuscript.language ?? defaultLanguage;
  const voices = voiceNames(world, spoken.flatMap(voicesIn));
  const detected = {
    title: book.title,
    author: book.author,
    narrator: voices.length > 0 ? voices.join(', ') : undefined,
  };
  return {
    language,
    fields: bookFields.map((field) => {
      const found = field in detected ? detected[field as keyof typeof detected] : undefined;
      return fieldView({ field }, written, found, proposals, language);
    }),
    chapters: spoken.map((one): ChapterMetadataView => {
      const { chapter } = one.status;
      const { manuscript } = one.manuscript;
      const view = (field: 'chapter_title' | 'chapter_summary', found?: string) =>
        fieldView({ field, chapter: chapter.id }, written, found, proposals, manuscript.language);
      return {
        id: chapter.id,
        file: manuscript.path,
        narrated: narratedShare(one.status),
        isNamed: hasOwnTitle(chapter, manuscript),
        title: view('chapter_title', chapter.title),
        summary: view('chapter_summary'),
      };
    }),
    disclosure: voices.length > 0 ? disclosureOf({ language, narrators: voices }) : '',
  };
}

function voicesIn({ status }: ReadChapter): readonly HeardVoice[] {
  return status.chunks.flatMap(({ state, record }) => {
    if (state !== 'ready' || !record?.engine_used || !record.voice) return [];
    return [{ engine: record.engine_used, voice: record.voice, length: record.duration_seconds ?? 0 }];
  });
}
