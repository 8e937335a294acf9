import { ledgerOf } from '../../src/core/manuscript/ledger.js';
import { parseManuscript } from '../../src/core/manuscript/parseManuscript.js';
import { chapterXhtml } from '../../src/core/manuscript/xhtml/chapterXhtml.js';
import { placedSpeech } from '../../src/core/jobs/assembly/placedSpeech.js';
import { coverageOf } from '../../src/core/jobs/coverageOf.js';
import type { ExportBook, ExportChapter, OutFile } from '../../src/core/exporters/exporter.js';
import type { Chapter, Manuscript } from '../../src/core/model/manuscript.js';
import { spokenText } from '../../src/core/model/spoken.js';
import type { TakeId } from '../../src/core/model/take.js';
import type { ChapterTimeline } from '../../src/core/model/timeline.js';
import { takeOf } from './fakeRecord.js';
import { hum } from './hum.js';

const sampleRate = 44_100;
const headSeconds = 0.75;
const pauseSeconds = 0.5;
const charactersPerSecond = 10;

/** A book whose chapters are these manuscripts, each character of which sounds for a tenth of a second. */
export function bookOf(texts: Readonly<Record<string, string>>, more: Partial<ExportBook> = {}): ExportBook {
  const chapters = Object.entries(texts).flatMap(([file, text]) => chaptersOf(file, text));
  return {
    id: 'urn:uuid:12345678-1234-8234-8234-123456789abc',
    title: 'The Lamp and the Press',
    author: 'Lector project',
    narrators: ['English'],
    language: 'en',
    modified: '2026-01-02T03:04:05Z',
    byWord: false,
    chapterCount: chapters.length,
    ...more,
    chapters: chapters.map((chapter, index) => ({ ...chapter, number: index + 1, fileName: `0${index + 1}-chapter` })),
  };
}

function chaptersOf(file: string, text: string): readonly ExportChapter[] {
  const engine = { maxTokens: 100, charsPerToken: 4 };
  const manuscript = parseManuscript(file, text, { engine, skip: [], language: 'en', knownChunks: [] });
  const ledgers = ledgerOf(manuscript, []);
  return manuscript.chapters.flatMap((chapter, index) => {
    const ledger = ledgers[index];
    if (chapter.chunks.length === 0 || !ledger) return [];
    const timeline = timelineOf(manuscript, chapter);
    const chunks = chapter.chunks.map((chunk) => ({ chunk, state: 'ready' as const }));
    return [
      {
        number: 1,
        isCredits: false,
        fileName: '',
        timeline,
        sections: chapter.headings.map(({ title }, nth) => ({ title, start: headSeconds + nth })),
        origins: timeline.pieces.map(() => origin),
        coverage: coverageOf(manuscript, { chapter, chunks }, ledger, timeline),
        async *blocks() {
          const block = hum(1, sampleRate);
          for (let left = timeline.samples; left > 0; left -= block.length) yield block.slice(0, left);
        },
        pictures: [],
        markup: (marks, sourceOf) => chapterXhtml(text, chapter.span, marks, sourceOf),
      },
    ];
  });
}

const origin = {
  engine: 'espeak',
  engineVersion: '1',
  voice: 'en',
  licence: 'GPL-3.0-or-later',
  rate: 1,
  language: 'en',
  options: '',
};

function timelineOf({ path, text, language }: Manuscript, chapter: Chapter): ChapterTimeline {
  let at = headSeconds;
  const pieces = chapter.chunks.map((chunk) => {
    const seconds = spokenText(chunk.spoken).length / charactersPerSecond;
    const take = takeOf(chunk, 'take' as TakeId);
    const sounding = { zero: at, start: at, end: at + seconds };
    const piece = {
      chunkId: chunk.id,
      takeId: take.id,
      sha256: '00',
      span: chunk.span,
      spoken: take.spoken,
      start: Math.round(at * sampleRate),
      samples: Math.round(seconds * sampleRate),
      pauseAfter: chunk.pauseAfter,
      ...placedSpeech({ chunk, take, pauseSeconds }, text, chapter, language, sounding),
    };
    at += seconds + pauseSeconds;
    return piece;
  });
  const { id: chapterId, title } = chapter;
  const samples = Math.round(at * sampleRate);
  return { chapterId, title, file: path, language, sampleRate, samples, pieces };
}

/** A file in memory, and the bytes that it has. */
export function memoryOut(): OutFile & { bytes(): Uint8Array } {
  let bytes = Buffer.alloc(0);
  return {
    append: async (more) => void (bytes = Buffer.concat([bytes, more])),
    async overwrite(position, changed) {
      bytes.set(changed, position);
    },
    bytes: () => bytes,
  };
}
