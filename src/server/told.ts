import { matchesOf } from '../core/base/matchesOf.js';
import { partsOf, valuesIn, type PhraseParts } from '../core/base/phrase.js';
import { phrases } from '../core/lector.js';
/** Those of the core’s sources, as tests find them there. */
import sentences from './sentences.json';
import { t } from './texts.js';

interface Template extends PhraseParts {
  readonly text: string;
}

/** Those that say most first: `{0} can't be read: {1}` would fit many a longer one. */
const templates: readonly Template[] = [...new Set([...phrases, ...sentences])]
  .map((text) => ({ text, ...partsOf(text) }))
  .sort((a, b) => b.pieces.join('').length - a.pieces.join('').length);

/** Where another sentence may begin. */
const beginning = / (?=[\p{Lu}`])|(?<=[.!?”]) (?=“)/gu;
/** Where sentences may begin that are looked at, from the end, where the next step is; and keys: what is quoted may have many more. */
const mostBeginnings = 12;
const mostKeys = 4;

/** Says what was found in a text; values are only looked into once that is asked for. */
type Saying = () => string;

/**
 * What rules, checks and engines put together for people, in the editor’s language; what isn't theirs as it stands. So are
 * sentences inside of it, but for what stands in quotation marks.
 */
export function told(text: string): string {
  return translated(text)?.() ?? text;
}

function translated(text: string): Saying | undefined {
  return asList(text) ?? inSequence(text) ?? inLines(text);
}

/** Sentences one after the other, most often what happened and the next step; all of them have to be known. */
function inSequence(text: string): Saying | undefined {
  const ends = matchesOf(beginning, text)
    .map(({ index }) => index)
    .slice(-mostBeginnings);
  const starts = [0, ...ends.map((end) => end + 1)];
  const said: (Saying | undefined)[] = [];
  for (let at = starts.length - 1; at >= 0; at--) {
    for (let next = at + 1; next < starts.length && !said[at]; next++) {
      const rest = said[next];
      const first = rest && known(text.slice(starts[at], ends[next - 1]));
      if (first) said[at] = () => `${first()} ${rest()}`;
    }
    said[at] ??= known(text.slice(starts[at]));
  }
  return said[0];
}

function known(text: string): Saying | undefined {
  return ofTemplate(text) ?? asClause(text) ?? behindKeys(text);
}

function ofTemplate(text: string): Saying | undefined {
  for (const template of templates) {
    const values = valuesIn(template, text);
    if (values) return () => t(template.text, ...values.map((value, at) => valueTold(template.text, value, at)));
  }
  return undefined;
}

/** What stands in quotation marks is somebody’s words. */
function valueTold(template: string, value: string, at: number): string {
  if (template.includes(`“{${at}}`)) return value;
  const [before = '', inner = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(value)?.slice(1) ?? [];
  return before + told(inner) + after;
}

/** `is empty.`, which is known without its full stop. */
function asClause(text: string): Saying | undefined {
  const clause = text.endsWith('.') ? ofTemplate(text.slice(0, -1)) : undefined;
  return clause && (() => `${clause()}.`);
}

/** `chapters.0: is empty`: what stands in a file, and what is wrong there. */
function behindKeys(text: string): Saying | undefined {
  for (const { index } of matchesOf(/(?<=: )/gu, text).slice(0, mostKeys)) {
    const rest = text.slice(index);
    const said = ofTemplate(rest) ?? asClause(rest);
    if (said) return () => text.slice(0, index) + said();
  }
  return undefined;
}

/** Items of a list, all of which are known. */
function asList(text: string): Saying | undefined {
  const said = text.includes('; ') ? text.split('; ').map(inSequence) : [undefined];
  return said.every((item) => item !== undefined) ? () => said.map((item) => item()).join('; ') : undefined;
}

/** Lines, some of which are known. */
function inLines(text: string): Saying | undefined {
  const lines = text.split('\n');
  const said = lines.length > 1 ? lines.map(translated) : [];
  if (said.every((line) => !line)) return undefined;
  return () => lines.map((line, at) => said[at]?.() ?? line).join('\n');
}
