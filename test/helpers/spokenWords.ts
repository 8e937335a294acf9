import { parseManuscript } from '../../src/core/manuscript/parseManuscript.js';
import { spokenText } from '../../src/core/model/spoken.js';

/** The words that Lector says of Markdown texts, in order. */
export function spokenWords(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => {
    const options = { engine: { maxTokens: 100, charsPerToken: 4 }, skip: [], language: 'en', knownChunks: [] };
    const { chapters } = parseManuscript('chapter.md', text, options);
    return chapters.flatMap(({ chunks }) => chunks.flatMap(({ spoken }) => spokenText(spoken).match(/\S+/g) ?? []));
  });
}
