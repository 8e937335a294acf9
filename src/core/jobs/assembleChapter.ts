import { createRoomTone } from '../audio/roomTone.js';
import type { AssemblySettings } from '../model/assembly.js';
import type { ChapterStatus, ManuscriptStatus } from '../model/state.js';
import type { ChapterTimeline, TimelinePiece } from '../model/timeline.js';
import type { Store } from '../store/openStore.js';
import { layOut, type PlacedTake } from './assembly/layOut.js';
import { measureTakes } from './assembly/measureTakes.js';
import { placedSpeech } from './assembly/placedSpeech.js';
import { speechBlocks } from './assembly/speechBlocks.js';
import { spokenChunks } from './assembly/spokenChunks.js';
import { voiceGains } from './assembly/voiceGains.js';

/** A chapter's takes put together. */
export interface AssembledChapter {
  readonly timeline: ChapterTimeline;
  /**
   * The audio, mono, in blocks of at most two seconds, which are the caller's to change; may be read more than once, and is the same each
   * time. @throws LectorError FILE_MISSING or TAKE_DAMAGED where a take changed meanwhile.
   */
  blocks(signal: AbortSignal): AsyncGenerator<Float32Array, void>;
}

/**
 * Puts the takes of a chapter together: trimmed, faded, at one sample rate, each voice as loud as the others, with pauses between them,
 * on room tone. Hears all takes once for that, and holds one at a time.
 * @throws LectorError FILE_MISSING where a chunk has no good take; BAD_ARGUMENT for a chapter without spoken words; TAKE_DAMAGED.
 */
export async function assembleChapter(
  store: Pick<Store, 'findRecording' | 'readTakeAudio'>,
  { manuscript }: Pick<ManuscriptStatus, 'manuscript'>,
  status: ChapterStatus,
  settings: AssemblySettings,
  signal: AbortSignal,
): Promise<AssembledChapter> {
  const { sampleRate } = settings;
  const { chapter } = status;
  const { takes, voices } = await measureTakes(store, await spokenChunks(store, status, settings.pauses), signal);
  const gains = voiceGains(voices);
  const layout = layOut(takes, settings);
  const timeline: ChapterTimeline = {
    chapterId: chapter.id,
    title: chapter.title,
    file: manuscript.path,
    language: manuscript.language,
    sampleRate,
    samples: layout.samples,
    pieces: layout.takes.map(pieceOf),
  };

  function pieceOf(placed: PlacedTake): TimelinePiece {
    const { chunk, take, start, samples, trimmed, takeRate } = placed;
    const seconds = start / sampleRate;
    const sounding = {
      zero: seconds - trimmed.start / takeRate,
      start: seconds,
      end: (start + samples) / sampleRate,
    };
    return {
      chunkId: chunk.id,
      takeId: take.id,
      sha256: take.sha256,
      span: chunk.span,
      spoken: take.spoken,
      start,
      samples,
      pauseAfter: chunk.pauseAfter,
      ...placedSpeech(placed, manuscript.text, chapter, manuscript.language, sounding),
    };
  }

  return {
    timeline,
    async *blocks(blockSignal) {
      const addTone = createRoomTone(sampleRate);
      for await (const block of speechBlocks(store, layout, gains, sampleRate, blockSignal)) {
        addTone(block);
        yield block;
      }
    },
  };
}
