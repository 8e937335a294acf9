import { filled } from '../../base/phrase.js';
import { metadataPhrases } from './metadataPhrases.js';

/** A part of a video: where it begins, in seconds, and what it is called. */
export interface VideoChapter {
  readonly title: string;
  readonly start: number;
}

/** What YouTube asks of chapters (https://support.google.com/youtube/answer/9884579): the first at 0:00, three or more in rising order, each so long. */
const leastChapters = 3;
const leastSeconds = 10;

/** A list of chapters that YouTube takes, whole seconds; none where there can’t be one. What was done to it is in `notes`. */
export interface ChapterList {
  readonly chapters: readonly VideoChapter[];
  readonly notes: readonly string[];
}

/**
 * Makes a list that YouTube takes of a video's parts, which follow one another from its beginning: one that is too short is joined with the
 * next, the last one with that before it. `seconds` is the video's length.
 */
export function youtubeChapters(parts: readonly VideoChapter[], seconds: number): ChapterList {
  const notes: string[] = [];
  const kept: VideoChapter[] = [];
  for (const [index, part] of parts.entries()) {
    const start = index === 0 ? 0 : Math.floor(part.start);
    const before = kept.at(-1);
    const isShort = before !== undefined && start - before.start < leastSeconds;
    if (isShort) kept[kept.length - 1] = joined(before, part.title, notes, before.title);
    else kept.push({ title: part.title, start });
  }
  while (kept.length > 1 && Math.floor(seconds) - (kept.at(-1)?.start ?? 0) < leastSeconds) {
    const last = kept.pop();
    const before = kept.pop();
    if (before && last) kept.push(joined(before, last.title, notes, last.title));
  }
  if (kept.length >= leastChapters) return { chapters: kept, notes };
  if (parts.length > 0) notes.push(filled(metadataPhrases.fewChapters, String(kept.length), String(leastChapters)));
  return { chapters: [], notes };
}

function joined(before: VideoChapter, title: string, notes: string[], short: string): VideoChapter {
  notes.push(filled(metadataPhrases.shortChapter, short, String(leastSeconds)));
  return { ...before, title: `${before.title} / ${title}` };
}

/** Whole seconds as YouTube reads them: `0:07`, `12:40`, `1:02:03`. */
export function timestamp(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60) % 60;
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
