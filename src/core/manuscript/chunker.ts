import { shortHash } from '../base/hash.js';
import type { Chunk, ChunkId, PauseReason } from '../model/chunk.js';
import { spokenText } from '../model/spoken.js';
import type { Finding } from '../model/verdict.js';
import { cutPassage, type CutSettings, type LanguageSettings, type Part } from './cutPassage.js';
import type { Passage } from './passage.js';
import { splitText } from './splitText.js';

export { splitText };

export interface ChunkSettings extends Omit<CutSettings, keyof LanguageSettings> {
  readonly charsPerToken: number;
  /** For a language, or for the manuscript's. */
  readonly inLanguage: (language: string | undefined) => LanguageSettings;
}

/** Plans a chapter's chunks. Each is spoken in one go and lies in one passage. */
export function chunkPassages(
  passages: readonly Passage[],
  settings: ChunkSettings,
): { readonly chunks: readonly Chunk[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const cut = passages.map((passage) => {
    const result = cutPassage(passage, { ...settings, ...settings.inLanguage(passage.language) });
    findings.push(...result.findings);
    return { passage, parts: result.parts };
  });
  const spoken = cut.filter(({ parts }) => parts.length > 0);
  const occurrences = new Map<string, number>();
  const chunks = spoken.flatMap(({ passage, parts }, index) =>
    parts.map((part, partIndex): Chunk => {
      const isLast = partIndex === parts.length - 1;
      const text = spokenText(part.spoken);
      const occurrence = (occurrences.get(text) ?? 0) + 1;
      occurrences.set(text, occurrence);
      return {
        id: shortHash(text, String(occurrence)) as ChunkId,
        span: part.span,
        spoken: part.spoken,
        sentences: part.sentences,
        tokens: Math.ceil(text.length / settings.charsPerToken),
        pauseAfter: isLast ? pauseBetween(passage, spoken[index + 1]?.passage, part) : pauseInside(part),
        ...(isLast && passage.extraPauseSeconds !== undefined && { extraPauseSeconds: passage.extraPauseSeconds }),
        ...(passage.voice !== undefined && { voice: passage.voice }),
        ...(passage.speaker && { speaker: passage.speaker }),
        ...(passage.language !== undefined && { language: passage.language }),
      };
    }),
  );
  return { chunks, findings };
}

function pauseInside(part: Part): PauseReason {
  return part.endsSentence ? 'sentence' : 'phrase';
}

function pauseBetween(passage: Passage, next: Passage | undefined, last: Part): PauseReason {
  if (!next) return 'chapter';
  if (passage.then === 'scene') return 'scene';
  if (passage.then === 'mark') return pauseInside(last);
  if (passage.then === 'voice') return 'phrase';
  if (passage.kind === 'heading' || next.kind === 'heading') return 'heading';
  return passage.kind === 'item' && next.kind === 'item' ? 'sentence' : 'paragraph';
}
