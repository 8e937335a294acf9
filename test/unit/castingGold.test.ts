import { ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { spanOf } from '../../src/core/jobs/castPassages.js';
import { sureEnough } from '../../src/core/model/utterance.js';
import { saidIn } from '../helpers/castPassages.js';

/** Whole books, which aren't of this repository. */
const books = process.env.LECTOR_MANUSCRIPTS ?? '';

/** Who says each quotation of a chapter, by hand: where it begins, its first words, and whom of `people`, by their other names. */
interface Gold {
  readonly file: string;
  readonly people: Readonly<Record<string, readonly string[]>>;
  readonly quotes: readonly (readonly [start: number, words: string, who: string])[];
}

const bands = [0.9, 0.8, sureEnough, 0] as const;

/** Chapters that no rule was made for; `precision` is of those that are voiced, `recall` of all. */
const chapters = [
  { gold: 'alice-05', precision: 0.97, recall: 0.92 },
  { gold: 'alice-09', precision: 0.97, recall: 0.9 },
  { gold: 'hound-03', precision: 0.97, recall: 0.24 },
];

describe('casting: attributions beside those by hand', () => {
  for (const { gold: name, precision, recall } of chapters) {
    const { file, people, quotes } = JSON.parse(readFileSync(`test/fixtures/casting/${name}.json`, 'utf8')) as Gold;
    (books === '' ? it.skip : it)(`${file}: precision ${precision}, recall ${recall}`, () => {
      const text = readFileSync(path.join(books, file), 'utf8');
      const cast = Object.fromEntries(Object.entries(people).map(([who, aliases]) => [who, { aliases }]));
      const who = new Map(quotes.map(([start, , speaker]) => [start, speaker]));
      const found = saidIn(text, 'en', cast).map((one) => {
        return { ...one, isRight: one.speaker !== undefined && one.speaker === who.get(spanOf(one)?.start ?? -1) };
      });
      const voiced = found.filter(({ confidence }) => confidence >= sureEnough);
      const right = voiced.filter(({ isRight }) => isRight).length;
      const figures = bands.map((least, index) => {
        const band = found.filter(({ confidence: own }) => own >= least && own < (bands[index - 1] ?? 2));
        return `from ${least}: ${band.filter(({ isRight }) => isRight).length} of ${band.length}`;
      });
      const told = `${file}: ${right} of ${voiced.length} voiced are right, of ${quotes.length}; ${figures.join(', ')}`;
      if (process.env.LECTOR_FIGURES === '1') console.log(told);
      ok(right / voiced.length >= precision, told);
      ok(right / quotes.length >= recall, told);
    });
  }
});
