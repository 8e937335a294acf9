import type { Disposable } from '../../core/base/lifetime.js';
import type { ChunkView } from '../../protocol/messages/chapters.js';
import type { NarrateParams } from '../../protocol/messages/narrating.js';
import type { Chapters } from '../chapters.js';
import type { Narration } from '../narration.js';
import type { LoadedChapter } from './loadedChapter.js';

/** Has narrated what playback waits for. */
export interface Unspoken extends Disposable {
  /** The page waits for this chunk's sound; undefined when it waits no more. */
  waitFor(chunkId: string | undefined): void;
  /** A person wants to hear something: what had failed may be tried again. */
  sought(): void;
}

export interface UnspokenOptions {
  readonly chapters: Chapters;
  readonly narration: Narration;
  readonly loaded: () => LoadedChapter | undefined;
  /** Playback has come to a chunk that no job is going to speak: it and what follows are to be narrated. */
  readonly onUnspoken: (params: NarrateParams) => void;
}

export function createUnspoken({ chapters, narration, loaded, onUnspoken }: UnspokenOptions): Unspoken {
  let waitedFor: string | undefined;
  /** Whether a job was to speak it: one that ended without doing so isn't started again. */
  let wasCovered = false;
  const jobs = narration.onDidChange(look);
  const cancels = narration.onDidCancel(() => loaded()?.expectSpeech(false));

  function look(): void {
    const chapter = loaded();
    const chunk = chapter && presentChunk(chapter);
    if (!chapter?.expectsSpeech || !chunk || chunk.hasTake) return;
    const { uri } = chapter;
    if (narration.covers(uri, chunk)) wasCovered = true;
    else if (wasCovered) chapter.expectSpeech(false);
    else onUnspoken({ uri, span: chapter.chapter.span, firstOffset: chunk.span.start });
  }

  function presentChunk({ uri, chapter }: LoadedChapter): ChunkView | undefined {
    const now = chapters.peek(uri)?.chapters.find(({ id }) => id === chapter.id) ?? chapter;
    return now.chunks.find(({ id }) => id === waitedFor);
  }

  return {
    waitFor(chunkId) {
      if (chunkId !== waitedFor) wasCovered = false;
      waitedFor = chunkId;
      look();
    },
    sought() {
      wasCovered = false;
      loaded()?.expectSpeech(true);
    },
    dispose() {
      jobs.dispose();
      cancels.dispose();
    },
  };
}
