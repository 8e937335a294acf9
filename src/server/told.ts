import { valuesIn } from '../core/base/phrase.js';
import { phrases } from '../core/lector.js';
/** Those of the core’s sources, as tests find them there. */
import sentences from './sentences.json';
import { t } from './texts.js';

interface Template {
  readonly text: string;
  /** Its longest piece without values: what lacks it is of another template. */
  readonly core: string;
}

/** Those that say most first: `{0} can't be read: {1}` would fit many a longer one. */
const templates: readonly Template[] = [...new Set([...phrases, ...sentences])]
  .map((text) => ({ text, pieces: text.split(/\{\d\}/) }))
  .sort((a, b) => b.pieces.join('').length - a.pieces.join('').length)
  .map(({ text, pieces }) => ({ text, core: pieces.reduce((a, b) => (b.length > a.length ? b : a)) }));

/** Where another sentence may begin. */
const beginning = / (?=[\p{Lu}`])|(?<=[.!?”]) (?=“)/gu;
/** More than any message has: a book that somebody put into one isn't looked through. */
const mostSentences = 30;

/**
 * What rules, checks and engines put together for people, in the editor’s language; what isn't theirs as it stands. So are
 * sentences inside of it, but for what stands in quotation marks.
 */
export function told(text: string): string {
  return translated(text) ?? text;
}

function translated(text: string): string | undefined {
  return asList(text) ?? inSequence(text) ?? inLines(text);
}

/** Sentences one after the other, most often what happened and the next step; all of them have to be known. */
function inSequence(text: string): string | undefined {
  const ends = [...text.matchAll(beginning)].map(({ index }) => index).slice(0, mostSentences);
  const starts = [0, ...ends.map((end) => end + 1)];
  const said: (string | undefined)[] = [];
  for (let at = starts.length - 1; at >= 0; at--) {
    for (let next = at + 1; next < starts.length && said[at] === undefined; next++) {
      const rest = said[next];
      const first = rest === undefined ? undefined : known(text.slice(starts[at], ends[next - 1]));
      if (first !== undefined) said[at] = `${first} ${rest}`;
    }
    said[at] ??= known(text.slice(starts[at]));
  }
  return said[0];
}

function known(text: string): string | undefined {
  return ofTemplate(text) ?? asClause(text) ?? behindKeys(text);
}

function ofTemplate(text: string): string | undefined {
  for (const template of templates) {
    const values = text.includes(template.core) ? valuesIn(template.text, text) : undefined;
    if (values) return t(template.text, ...values.map((value, at) => valueTold(template.text, value, at)));
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
function asClause(text: string): string | undefined {
  const said = text.endsWith('.') ? ofTemplate(text.slice(0, -1)) : undefined;
  return said && `${said}.`;
}

/** `chapters.0: is empty`: what stands in a file, and what is wrong there. */
function behindKeys(text: string): string | undefined {
  for (const { index, 0: end } of text.matchAll(/: /gu)) {
    const rest = text.slice(index + end.length);
    const said = ofTemplate(rest) ?? asClause(rest);
    if (said !== undefined) return text.slice(0, index + end.length) + said;
  }
  return undefined;
}

/** Items of a list, all of which are known. */
function asList(text: string): string | undefined {
  const said = text.includes('; ') ? text.split('; ').map(inSequence) : [undefined];
  return said.every((item) => item !== undefined) ? said.join('; ') : undefined;
}

/** Lines, some of which are known. */
function inLines(text: string): string | undefined {
  const lines = text.split('\n');
  const said = lines.length > 1 ? lines.map(translated) : [];
  if (said.every((line) => line === undefined)) return undefined;
  return lines.map((line, at) => said[at] ?? line).join('\n');
}
