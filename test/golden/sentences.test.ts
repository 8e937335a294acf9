import { deepEqual, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { splitSentences } from '../../src/core/manuscript/splitSentences.js';

interface SentenceCase {
  readonly rule: string;
  readonly sentences: readonly string[];
  /** What stands between the sentences; a space when absent. */
  readonly join?: string;
}

/** The phenomena of the published golden rules of sentence segmentation, in our own words. */
const languages = ['en', 'de', 'fr', 'es', 'it'];
const goalPercent = 95;

describe('golden sentences', () => {
  for (const language of languages) {
    it(`${language}: at least ${goalPercent} % of the rules hold`, async () => {
      const cases = JSON.parse(await readFile(`test/golden/sentences.${language}.json`, 'utf8')) as SentenceCase[];
      const misses = cases.map((one) => missOf(one, language)).filter((miss) => miss !== undefined);
      const held = cases.length - misses.length;
      console.log(`      ${language}: ${held} of ${cases.length}`, ...misses.map((miss) => `\n      ${miss}`));
      ok((100 * held) / cases.length >= goalPercent, misses.join('\n'));
    });
  }
});

function missOf({ rule, sentences, join = ' ' }: SentenceCase, language: string): string | undefined {
  const text = sentences.join(join);
  const spans = splitSentences(text, language);
  deepEqual(spans.map(({ start, end }) => text.slice(start, end)).join(''), text, 'the sentences cover the text');
  const found = spans.map(({ start, end }) => text.slice(start, end).trim());
  return JSON.stringify(found) === JSON.stringify(sentences) ? undefined : `${rule}: ${JSON.stringify(found)}`;
}
