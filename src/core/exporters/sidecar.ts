import { disclosureOf } from './disclosure.js';
import { textExporter } from './textExporter.js';

/** Raised when the meaning of a field changes. */
const schemaVersion = 1;

/** What each piece of a chapter's audio says and how it was made, enough to make it again, and what the audio leaves out. */
export const sidecar = textExporter(
  { id: 'sidecar', name: 'How it was made (JSON)', extension: '.lector.json', version: 1 },
  ({ timeline, origins, coverage }, book) => {
    const { chapterId, title, file, language, sampleRate, samples } = timeline;
    const pieces = timeline.pieces.map(({ chunkId, takeId, sha256, span, spoken, ...piece }, index) => {
      return { chunkId, takeId, sha256, span, spoken, start: piece.start, samples: piece.samples, ...origins[index] };
    });
    const { words, heard, skipped, gaps } = coverage;
    const made = {
      schema_version: schemaVersion,
      book: { id: book.id, title: book.title, author: book.author, disclosure: disclosureOf(book) },
      chapter: { id: chapterId, title, file, language, sampleRate, samples },
      coverage: { words, heard, skipped, gaps },
      pieces,
    };
    return `${JSON.stringify(made, undefined, 2)}\n`;
  },
);
