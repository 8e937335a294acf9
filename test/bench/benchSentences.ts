import { parseManuscript } from '../../src/core/manuscript/parseManuscript.js';
import { splitSentences } from '../../src/core/manuscript/splitSentences.js';
import { spokenText } from '../../src/core/model/spoken.js';

const language = 'en';
const roomy = { maxTokens: 100_000, charsPerToken: 1 };

/** The sentences of a chapter as they are spoken, each as long as it is. */
export function benchSentences(text: string): readonly string[] {
  const { chapters } = parseManuscript('chapter.md', text, { engine: roomy, skip: [], language, knownChunks: [] });
  return chapters
    .flatMap(({ chunks }) => chunks.map(({ spoken }) => spokenText(spoken)))
    .flatMap((spoken) => splitSentences(spoken, language).map(({ start, end }) => spoken.slice(start, end).trim()))
    .filter((sentence) => sentence !== '');
}
