import type { ExportChapter } from './exporter.js';

/** A part of a chapter's audio, in seconds. */
export interface TimedSection {
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/** A chapter's sections so that they cover all of its audio; one with the chapter's title where it has no headings. */
export function sectionEnds({
  timeline,
  sections,
}: Pick<ExportChapter, 'timeline' | 'sections'>): readonly TimedSection[] {
  const seconds = timeline.samples / timeline.sampleRate;
  const own = sections.length === 0 ? [{ title: timeline.title, start: 0 }] : sections;
  return own.map(({ title, start }, index) => ({
    title,
    start: index === 0 ? 0 : start,
    end: own[index + 1]?.start ?? seconds,
  }));
}
