import { existsSync } from 'node:fs';
import path from 'node:path';
import { defaultModelsDir } from '../../src/core/jobs/defaultModelsDir.js';
import { records, type KeptRecord } from './kept.js';
import { bookFile } from './longChapter.js';
import type { BookOptions, OpenBook } from './openBook.js';
import { until } from './screen.js';

const ear = 'whisper-tiny.en';

/** Whether Whisper is here: it listens to every take then, else to none. */
export const canListen = existsSync(path.join(defaultModelsDir(), ear));

/** To be printed where a case needs ears. */
export const noEars = `      skipped: ${ear} is not installed in ${defaultModelsDir()}`;

/** What becomes of each paragraph with the engine of `breakEngine`; line 1 is the heading. */
export const paragraphs = {
  /** Line 3. */
  good: 'He opened the door and walked into the garden.',
  /** Line 5: cannot be said. */
  mute: 'Nobody heard the muteword that she said.',
  /** Line 7: can be said without its signs only. */
  repaired: '“My signword is in the garden,” he said to my brother.',
  /** Line 9: a hiss, which in so short a text is only doubted. */
  doubted: 'The hissword came.',
  /** Line 11: another word is said, which only ears find. */
  misheard: 'She told the otherword to him and then she left the room.',
} as const;

/** A chapter, `doubtful.md`, with all that a reviewer may meet. */
export const doubtfulChapter = {
  files: {
    'lector.yaml': bookFile('doubtful.md'),
    'doubtful.md': `# The Lighthouse\n\n${Object.values(paragraphs).join('\n\n')}\n`,
  },
  settings: {
    'lector.fallback': ['espeak'],
    'lector.hearing.when': canListen ? 'always' : 'never',
    'lector.playback.playWhileNarrating': false,
  },
} as const satisfies BookOptions;

/** The chapter's records once all is settled: narrated and, where there are ears, listened to. */
export function settledRecords(book: OpenBook): Promise<readonly KeptRecord[]> {
  return until('the chapter is narrated and listened to', async () => {
    const kept = await records(book, 'doubtful');
    const isSettled = ({ status, validation }: KeptRecord) =>
      status === 'failed' || (status === 'success' && (!canListen || validation.tier2_wer !== null));
    return kept.length === 6 && kept.every(isSettled) ? kept : undefined;
  });
}
