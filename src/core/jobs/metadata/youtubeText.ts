import { matchesOf } from '../../base/matchesOf.js';
import { filled } from '../../base/phrase.js';
import { tagCharacters, youtubeLimits } from '../../model/metadataField.js';
import type { YoutubeText } from '../../model/metadataView.js';
import { metadataPhrases } from './metadataPhrases.js';
import { videoTitle } from './videoTitle.js';
import { timestamp, youtubeChapters, type VideoChapter } from './youtubeChapters.js';

/** A book that is to be a video. */
export interface VideoFacts {
  readonly title: string;
  readonly author?: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** What its title is to be, instead of one of the book's title and author. */
  readonly videoTitle?: string;
  readonly intro: string;
  readonly parts: readonly VideoChapter[];
  readonly seconds: number;
  /** Says that the voice is a machine's. */
  readonly disclosure: string;
  readonly tags: readonly string[];
}

const headings: Readonly<Record<string, string>> = {
  en: 'Chapters',
  de: 'Kapitel',
  fr: 'Chapitres',
  es: 'Capítulos',
  it: 'Capitoli',
};

/** Title, description and tags as YouTube takes them, whatever they are made of; what had to be changed for that is in `notes`. */
export function youtubeText(facts: VideoFacts): YoutubeText {
  const { titleCharacters, tagCharacters: mostTags } = youtubeLimits;
  const notes: string[] = [];
  const wanted = plain(facts.videoTitle ?? videoTitle(facts));
  const title = cutWords(wanted, (text) => text.length <= titleCharacters);
  if (title !== wanted) notes.push(filled(metadataPhrases.cutTitle, String(titleCharacters)));
  const cleaned = facts.tags.map((tag) => plain(tag).replaceAll(',', ' ').trim()).filter((tag) => tag !== '');
  const fitting = cleaned.findIndex((_, at) => tagCharacters(cleaned.slice(0, at + 1)) > mostTags);
  const tags = fitting < 0 ? cleaned : cleaned.slice(0, fitting);
  if (tags.length < cleaned.length)
    notes.push(filled(metadataPhrases.cutTags, String(cleaned.length - tags.length), String(mostTags)));
  const { chapters, notes: told } = youtubeChapters(facts.parts, facts.seconds);
  const { description, isListed } = describe(facts, chapters, notes);
  return { title, description, tags, chapters: isListed ? chapters : [], notes: [...told, ...notes] };
}

function describe(facts: VideoFacts, chapters: readonly VideoChapter[], notes: string[]) {
  const { descriptionBytes } = youtubeLimits;
  const heading = headings[facts.language.split('-')[0]?.toLowerCase() ?? ''] ?? headings.en;
  const list = chapters.map(({ title, start }) => `${timestamp(start)} ${untimed(plain(title)) || '–'}`);
  const disclosure = cutWords(untimed(plain(facts.disclosure)), (text) => bytesOf(text) <= descriptionBytes);
  const whole = (intro: string, lines: readonly string[]) =>
    [intro, ...(lines.length > 0 ? [[`${heading}:`, ...lines].join('\n')] : []), disclosure]
      .filter((part) => part !== '')
      .join('\n\n');
  const fits = (text: string) => bytesOf(text) <= descriptionBytes;
  const isListed = fits(whole('', list));
  if (!isListed) notes.push(metadataPhrases.longList);
  const kept = isListed ? list : [];
  const wanted = facts.intro
    .split(/\n\s*\n/)
    .map((part) => untimed(plain(part)))
    .filter((part) => part !== '')
    .join('\n\n');
  const intro = cutWords(wanted, (text) => fits(whole(text, kept)));
  if (intro !== wanted) notes.push(filled(metadataPhrases.cutIntro, String(descriptionBytes)));
  return { description: whole(intro, kept), isListed };
}

/** In a line, without what YouTube refuses and what nobody sees. */
function plain(text: string): string {
  return text
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\s]+/gu, ' ')
    .trim();
}

/** Without what YouTube would take for a time in the video: “5:30” is written with a sign that looks the same. */
function untimed(text: string): string {
  return text.replace(/(?<=\p{Nd}):(?=\p{Nd})/gu, '∶');
}

/** As many of a text's words as may stand there, with an ellipsis where some are gone; nothing where none may. */
function cutWords(text: string, mayStand: (text: string) => boolean): string {
  if (mayStand(text)) return text;
  const ends = matchesOf(/\s+/gu, text).map(({ index }) => index);
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (mayStand(`${text.slice(0, ends[middle - 1])}…`)) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${text.slice(0, ends[low - 1])}…`;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
