import { isPlain } from '../agents/plainText.js';
import type { ProseSentence, SentenceEnd } from '../agents/proseSentence.js';
import { saidIn } from '../agents/saidIn.js';
import { parseManuscript } from '../manuscript/parseManuscript.js';
import type { PauseReason } from '../model/chunk.js';
import type { Chapter, Manuscript } from '../model/manuscript.js';
import type { Span } from '../model/span.js';
import { spokenText, type Spoken } from '../model/spoken.js';
import { placedSentences } from './placedSentences.js';

/** Nothing is cut for an engine: what is one chunk is one paragraph. */
const noLimits = { id: '', maxTokens: Number.MAX_SAFE_INTEGER, charsPerToken: 1 };
const paragraphPauses: readonly PauseReason[] = ['paragraph', 'heading', 'scene', 'chapter'];
const scenePauses: readonly PauseReason[] = ['heading', 'scene', 'chapter'];

/** A sentence of prose and where it stands in the manuscript. */
export interface PlacedProse extends ProseSentence {
  /** As an author wrote it, without markup: numbers and short forms aren't in words. */
  readonly written: string;
  readonly span: Span;
}

/** A chapter as prose. */
export interface ChapterProse {
  readonly chapter: Chapter;
  readonly language: string;
  readonly sentences: readonly PlacedProse[];
}

/** The chapters of a manuscript as sentences, whoever will speak them. `language` counts where the front matter names none. */
export function proseOf(file: string, text: string, language: string): readonly ChapterProse[] {
  const manuscript = parseManuscript(file, text, { engine: noLimits, skip: [], language, knownChunks: [] });
  return manuscript.chapters.map((chapter) => ({
    chapter,
    language: manuscript.language,
    sentences: sentencesIn(chapter, manuscript),
  }));
}

function sentencesIn(chapter: Chapter, { text, language }: Manuscript): readonly PlacedProse[] {
  const sentences = chapter.chunks.flatMap((chunk) => {
    const own = [...placedSentences({ ...chapter, chunks: [chunk] }, language)];
    const texts = own.map(({ spoken }) => spokenText(spoken).trim());
    const said = saidIn(texts);
    return own.map(({ span, spoken }, index) => {
      const pause = index === own.length - 1 ? chunk.pauseAfter : 'sentence';
      return { span, text: texts[index] ?? '', written: writtenOf(spoken, text), isSaid: said[index] ?? false, pause };
    });
  });
  return sentences.map(({ pause, ...sentence }, index) => {
    const ends: SentenceEnd[] = [];
    if (sentence.isSaid && !sentences[index + 1]?.isSaid) ends.push('dialogue');
    if (paragraphPauses.includes(pause)) ends.push('paragraph');
    if (scenePauses.includes(pause)) ends.push('scene');
    return { ...sentence, ends };
  });
}

/** What stands in the manuscript for spoken words, where that is plain text. */
function writtenOf(spoken: Spoken, text: string): string {
  return spoken
    .map((run) => {
      const written = run.verbatim ? run.text : text.slice(run.span.start, run.span.end);
      return isPlain(written) ? written : run.text;
    })
    .join('')
    .trim();
}
