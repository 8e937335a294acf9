import { castPassages, utterancesIn, type PlacedUtterance } from '../../src/core/jobs/castPassages.js';
import { parseMarkdown } from '../../src/core/manuscript/parseMarkdown.js';
import type { Passage } from '../../src/core/manuscript/passage.js';
import { readFrontMatter } from '../../src/core/manuscript/readFrontMatter.js';
import { readPassages } from '../../src/core/manuscript/readPassages.js';
import type { Cast } from '../../src/core/model/cast.js';

/** What is said in a Markdown text, and by whom. */
export function saidIn(markdown: string, language = 'en', cast: Cast = {}): readonly PlacedUtterance[] {
  return utterancesIn(passagesOf(markdown), language, cast);
}

export function passagesOf(markdown: string): readonly Passage[] {
  return readPassages(parseMarkdown(markdown, readFrontMatter(markdown).span.end), []).passages;
}

/** For `ParseOptions`: all whom a cast names are voiced. */
export function castBy(cast: Cast) {
  return (passages: readonly Passage[], language: string) =>
    castPassages(passages, language, cast, (speaker) => speaker in cast).passages;
}
