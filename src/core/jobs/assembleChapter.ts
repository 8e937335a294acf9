import type { AssemblySettings } from '../model/assembly.js';
import type { ChapterStatus, ManuscriptStatus } from '../model/state.js';
import type { ChapterTimeline, TimelinePiece } from '../model/timeline.js';
import type { Store } from '../store/openStore.js';
import { layOut, sampleOf, type Layout, type PlacedTake } from './assembly/layOut.js';
import { findGain, mastered } from './assembly/master.js';
import { measureTakes } from './assembly/measureTakes.js';
import { placedSpeech } from './assembly/placedSpeech.js';
import { speechBlocks } from './assembly/speechBlocks.js';
import { spokenChunks } from './assembly/spokenChunks.js';
import { chapterLevel, voiceGains } from './assembly/voiceGains.js';

/** So much of a chapter is enough to know what the limiter takes away from its level, to a tenth of a dB. */
const sampledSeconds = 300;

/** A chapter's takes put together. */
export interface AssembledChapter {
  readonly timeline: ChapterTimeline;
  /**
   * The mastered audio, mono, in blocks of at most some seconds, which are the caller's to change; may be read more than once, and is the
   * same each time. The first block comes once some takes were heard again. @throws LectorError FILE_MISSING or TAKE_DAMAGED where a take
   * changed meanwhile.
   */
  blocks(signal: AbortSignal): AsyncGenerator<Float32Array, void>;
}

/**
 * Puts the takes of a chapter together: trimmed, faded, at one sample rate, each voice as loud as the others, with pauses between them,
 * at the level that is wanted, on room tone. Hears all takes once for its timeline, and holds one at a time.
 * @throws LectorError FILE_MISSING where a chunk has no good take; BAD_ARGUMENT for a chapter without spoken words; TAKE_DAMAGED.
 */
export async function assembleChapter(
  store: Pick<Store, 'findRecording' | 'readTakeAudio'>,
  { manuscript }: Pick<ManuscriptStatus, 'manuscript'>,
  status: ChapterStatus,
  settings: AssemblySettings,
  signal: AbortSignal,
): Promise<AssembledChapter> {
  const { sampleRate, master } = settings;
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

  const speech = (of: Layout, blockSignal: AbortSignal) => speechBlocks(store, of, gains, sampleRate, blockSignal);
  let gain: number | undefined;

  return {
    timeline,
    async *blocks(blockSignal) {
      const missing = master.level.db - chapterLevel(voices, layout.samples / sampleRate, master.level.unit);
      const sample = master.level.unit === 'rms' ? sampleOf(layout, sampledSeconds, sampleRate) : layout;
      gain ??= await findGain(speech(sample, blockSignal), missing, master, sampleRate, blockSignal);
      yield* mastered(speech(layout, blockSignal), gain, master, sampleRate);
    },
  };
}
