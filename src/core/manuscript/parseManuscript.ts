import { baseName, withoutExtension } from '../base/paths.js';
import { maxChars, type EngineInfo } from '../model/engineInfo.js';
import type { Manuscript } from '../model/manuscript.js';
import type { Pronunciation } from '../model/pronunciation.js';
import type { Skippable } from '../model/settings.js';
import type { Finding } from '../model/verdict.js';
import { divideChapters } from './chapters.js';
import { chunkPassages } from './chunker.js';
import { knowTexts } from './knownStretches.js';
import { languageTag } from './languageTag.js';
import { parseMarkdown } from './parseMarkdown.js';
import { readFrontMatter } from './readFrontMatter.js';
import type { Passage } from './passage.js';
import { thoseIn } from './pronunciationRewrites.js';
import { readPassages } from './readPassages.js';
import { createSpeaker } from './speakable.js';
import { findUnspeakable } from './findUnspeakable.js';
import { sentenceSplitter } from './splitSentences.js';
import { textPhrases } from './textPhrases.js';

export interface ParseOptions {
  readonly engine: Pick<EngineInfo, 'maxTokens' | 'charsPerToken'>;
  readonly skip: readonly Skippable[];
  /** BCP 47 tag, used where the front matter names none. */
  readonly language: string;
  /** Spoken texts of the last narration's chunks: where they still stand, they stay chunks. May be empty. */
  readonly knownChunks: readonly string[];
  /** How the book's words are said; none when absent. */
  readonly pronunciations?: readonly Pronunciation[];
  /** Cuts passages where others than the narrator speak; nobody else does when absent. */
  readonly castPassages?: (passages: readonly Passage[], language: string) => readonly Passage[];
}

const lastResort = 'en';

/**
 * Reads a Markdown text into chapters and chunks. Never throws: what could not be understood is in the findings.
 * `path` is the file's path inside its book; it names the chapters.
 */
export function parseManuscript(path: string, text: string, options: ParseOptions): Manuscript {
  const frontMatter = readFrontMatter(text);
  const language = frontMatter.language ?? languageTag(options.language) ?? lastResort;
  const tree = parseMarkdown(text, frontMatter.span.end);
  const read = readPassages(tree, options.skip);
  const findings: Finding[] = [...frontMatter.findings, ...read.findings, ...findUnspeakable(text, read.passages)];
  if (tree.isFlattened) findings.push(tooDeep(text));

  const fileTitle = frontMatter.title ?? withoutExtension(baseName(path));
  const narrated = frontMatter.narrate ? read.passages : [];
  const passages = options.castPassages?.(narrated, language) ?? narrated;
  const pronunciations = thoseIn(passages, options.pronunciations ?? []);
  const settings = {
    limit: Math.max(1, maxChars(options.engine)),
    charsPerToken: options.engine.charsPerToken,
    known: knowTexts(options.knownChunks),
    inLanguage: (tag = language) => ({
      language: tag,
      splitSentences: sentenceSplitter(tag),
      speak: createSpeaker(tag, pronunciations),
    }),
  };
  const chapters = divideChapters(path, text.length, read.headings, fileTitle).map((chapter) => {
    const inside = passages.filter(({ span }) => span.start >= chapter.span.start && span.start < chapter.span.end);
    const { chunks, findings: chunkFindings } = chunkPassages(inside, settings);
    findings.push(...chunkFindings);
    return { ...chapter, chunks };
  });
  const title = frontMatter.title ?? chapters[0]?.title ?? fileTitle;
  return { path, text, title, language, chapters, findings };
}

function tooDeep(text: string): Finding {
  return {
    code: 'nested-too-deep',
    severity: 'warning',
    message: textPhrases.tooDeep,
    span: { start: 0, end: Math.min(text.length, 1) },
  };
}
