import { shortHash } from '../../src/core/base/hash.js';
import { baseName, withoutExtension } from '../../src/core/base/paths.js';
import type { Chunk, ChunkId } from '../../src/core/model/chunk.js';
import type { Heading, Manuscript } from '../../src/core/model/manuscript.js';
import { spokenText } from '../../src/core/model/spoken.js';

/** A manuscript read by simple rules: each line of text is a chunk, `# ` and `## ` are headings, ODD is a finding. */
export function fakeManuscript(path: string, text: string): Manuscript {
  const lines = [...text.matchAll(/[^\n]+/g)].map((match) => ({ start: match.index, line: match[0] }));
  const headings = headingsOf(lines, text.length);
  const chunks = lines.map(({ start, line }) => chunkOf(start, line));
  const title = headings[0]?.title ?? 'Untitled';
  const id = withoutExtension(baseName(path));
  return {
    path: baseName(path),
    text,
    title,
    language: 'en-US',
    chapters: [{ id, title, span: { start: 0, end: text.length }, headings, chunks }],
    findings: [...text.matchAll(/ODD/g)].map(({ index }) => ({
      code: 'unknown-mark',
      severity: 'error',
      message: 'Odd.',
      span: { start: index, end: index + 3 },
    })),
  };
}

/** Seconds that the fake voice needs: a tenth a character. */
export function fakeSeconds(chunk: Chunk): number {
  return spokenText(chunk.spoken).length / 10;
}

function headingsOf(lines: readonly { readonly start: number; readonly line: string }[], end: number): Heading[] {
  const places = lines.flatMap(({ start, line }) => {
    const [, marks, title = ''] = /^(##?) (.*)$/.exec(line) ?? [];
    const level: 1 | 2 = marks === '##' ? 2 : 1;
    return marks ? [{ level, title, span: { start, end: start + line.length } }] : [];
  });
  return places.map((place, index) => {
    const next = places.slice(index + 1).find(({ level }) => level <= place.level);
    return { ...place, section: { start: place.span.start, end: next?.span.start ?? end } };
  });
}

/** Sentences end at `. `; nothing but the heading's marks is left unspoken. */
function chunkOf(lineStart: number, line: string): Chunk {
  const skipped = /^#* ?/.exec(line)?.[0].length ?? 0;
  const start = lineStart + skipped;
  const text = line.slice(skipped);
  const sentences = [...text.matchAll(/[^.]+\.? ?/g)].map((match) => {
    return { start: start + match.index, end: start + match.index + match[0].length };
  });
  const span = { start, end: start + text.length };
  return {
    id: shortHash(text) as ChunkId,
    span,
    spoken: [{ text, span, verbatim: true }],
    sentences,
    tokens: text.length,
    pauseAfter: 'paragraph',
  };
}
