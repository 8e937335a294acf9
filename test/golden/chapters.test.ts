import { deepEqual } from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { parseManuscript } from '../../src/core/manuscript/parseManuscript.js';
import type { Cast } from '../../src/core/model/cast.js';
import type { Chunk } from '../../src/core/model/chunk.js';
import { skippable, type Skippable } from '../../src/core/model/settings.js';
import { spokenText } from '../../src/core/model/spoken.js';
import { castBy } from '../helpers/castPassages.js';

const roomy = { maxTokens: 400, charsPerToken: 2.5 };
const narrow = { maxTokens: 60, charsPerToken: 2.5 };

const cases: readonly { readonly file: string; readonly skip?: readonly Skippable[]; readonly engine?: typeof roomy; readonly cast?: Cast }[] = [
  { file: 'structure' },
  { file: 'skipped' },
  { file: 'spoken', skip: [] },
  { file: 'marks' },
  { file: 'chapters' },
  { file: 'long', engine: narrow },
  { file: 'numbers' },
  { file: 'casting', cast: { Ines: {}, 'Dr. Orr': { aliases: ['the doctor'] } } },
];

/** Each `.md` is read into what its `.json` says. `UPDATE_GOLDEN=1` rewrites the latter: look at every change. */
describe('golden chapters', () => {
  for (const { file, skip = skippable, engine = roomy, cast } of cases) {
    it(file, async () => {
      const path = `test/golden/chapters/${file}`;
      const text = await readFile(`${path}.md`, 'utf8');
      const options = { engine, skip, language: 'en', knownChunks: [], ...(cast && { castPassages: castBy(cast) }) };
      const manuscript = parseManuscript(`${file}.md`, text, options);
      const seen = {
        title: manuscript.title,
        language: manuscript.language,
        chapters: manuscript.chapters.map(({ id, title, headings, chunks }) => ({
          id,
          title,
          headings: headings.map((heading) => `${heading.level} ${heading.title}`),
          chunks: chunks.map((chunk) => describeChunk(chunk, text)),
        })),
        findings: manuscript.findings.map(({ code, span }) => `${code}: ${text.slice(span?.start, span?.end)}`),
      };
      if (process.env.UPDATE_GOLDEN === '1') {
        await writeFile(`${path}.json`, await format(JSON.stringify(seen), { parser: 'json', printWidth: 120 }));
      }
      deepEqual(seen, JSON.parse(await readFile(`${path}.json`, 'utf8')));
    });
  }
});

function describeChunk(chunk: Chunk, text: string): object {
  const sentences = chunk.sentences.map(({ start, end }) => text.slice(start, end));
  return {
    spoken: spokenText(chunk.spoken),
    written: text.slice(chunk.span.start, chunk.span.end),
    ...(sentences.length > 1 && { sentences }),
    then: chunk.pauseAfter,
    ...(chunk.extraPauseSeconds !== undefined && { extraPauseSeconds: chunk.extraPauseSeconds }),
    ...(chunk.voice !== undefined && { voice: chunk.voice }),
    ...(chunk.speaker && { speaker: `${chunk.speaker.speaker}: ${chunk.speaker.rule} ${chunk.speaker.confidence}` }),
  };
}
