import { matchesOf } from '../base/matchesOf.js';
import { filled } from '../base/phrase.js';
import type { Span } from '../model/span.js';
import type { Finding } from '../model/verdict.js';
import { languageTag } from './languageTag.js';
import { textPhrases } from './textPhrases.js';

/** What an author tells Lector in HTML comments, which every other renderer hides. */
export type Mark =
  | { readonly kind: 'pause'; readonly seconds: number }
  /** Holds until the next voice mark, or the paragraph's end where it stands inside one; undefined ends it. */
  | { readonly kind: 'voice'; readonly voice: string | undefined }
  /** Who says what stands in quotation marks, from here on as a voice mark holds; undefined goes back to what the words show. */
  | { readonly kind: 'speaker'; readonly speaker: string | undefined }
  /** Holds as a voice mark does; undefined goes back to the manuscript's language. */
  | { readonly kind: 'language'; readonly language: string | undefined }
  /** The words right before it are said otherwise than they are written. */
  | { readonly kind: 'say'; readonly written: string; readonly said: string; readonly span: Span }
  /** The chunk ends here. */
  | { readonly kind: 'break' }
  /** Leaves the next block unspoken, or the rest of the paragraph where it stands inside one. */
  | { readonly kind: 'skip' }
  | { readonly kind: 'disable' }
  | { readonly kind: 'enable' };

const comment = /<!--([\s\S]*?)-->/g;
/** Between white space or commas; a value with white space stands in quotation marks. */
const settings = /(?:"[^"]*"|[^\s,"]|"(?![^"]*"))+/g;
const longestPauseSeconds = 60;

/** The marks in a piece of HTML that begins at offset `start`, and findings for what isn't understood. */
export function readMarks(html: string, start: number): { readonly marks: Mark[]; readonly findings: Finding[] } {
  const marks: Mark[] = [];
  const findings: Finding[] = [];
  for (const match of matchesOf(comment, html)) {
    const text = (match[1] ?? '').trim();
    const span = { start: start + match.index, end: start + match.index + match[0].length };
    if (/^lector-disable$/i.test(text)) marks.push({ kind: 'disable' });
    else if (/^lector-enable$/i.test(text)) marks.push({ kind: 'enable' });
    else if (/^lector-say:/i.test(text)) {
      const mark = readSay(text.slice('lector-say:'.length), span);
      if (mark) marks.push(mark);
      else findings.push(badSay(text, span));
    } else if (/^lector(?=[:-])/i.test(text)) {
      const words = /^lector:/i.test(text) ? (text.slice('lector:'.length).match(settings) ?? ['']) : [text];
      for (const word of words) {
        const mark = readMark(word);
        if (mark) marks.push(mark);
        else findings.push(unknownMark(word, span));
      }
    }
  }
  return { marks, findings };
}

function readMark(word: string): Mark | undefined {
  const [key = '', written] = word.split('=', 2);
  const value = written?.replace(/^"(.*)"$/, '$1');
  switch (key.toLowerCase()) {
    case 'break':
      return value === undefined ? { kind: 'break' } : undefined;
    case 'skip':
      return value === undefined ? { kind: 'skip' } : undefined;
    case 'voice':
      return { kind: 'voice', voice: value === undefined || value === '' || value === 'default' ? undefined : value };
    case 'speaker':
      return value === undefined || value === ''
        ? undefined
        : { kind: 'speaker', speaker: value === 'default' ? undefined : value };
    case 'lang': {
      const language = languageTag(value ?? '');
      if (value === 'default') return { kind: 'language', language: undefined };
      return language === undefined ? undefined : { kind: 'language', language };
    }
    case 'pause': {
      const seconds = readSeconds(value ?? '');
      return seconds === undefined ? undefined : { kind: 'pause', seconds };
    }
    default:
      return undefined;
  }
}

/** `5kg = five kilos`. */
function readSay(text: string, span: Span): Mark | undefined {
  const [, written = '', said = ''] = /^\s*(\S[^=]*?)\s*=\s*(\S.*?)\s*$/s.exec(text) ?? [];
  return said === '' ? undefined : { kind: 'say', written, said, span };
}

function badSay(mark: string, span: Span): Finding {
  return {
    code: 'unknown-mark',
    severity: 'warning',
    message: filled(textPhrases.badSay, mark),
    span,
  };
}

/** What is told of a `lector-say` mark whose words don't stand right before it; they are said as they are written. */
export function lostSay(written: string, span: Span): Finding {
  return {
    code: 'lost-mark',
    severity: 'warning',
    message: filled(textPhrases.lostSay, written),
    span,
  };
}

/** `800ms`, `1.5s` or `2` (seconds), up to a minute. */
function readSeconds(text: string): number | undefined {
  const [, number, unit] = /^(\d{1,6}(?:\.\d{1,3})?)(ms|s)?$/i.exec(text) ?? [];
  if (number === undefined) return undefined;
  const seconds = unit?.toLowerCase() === 'ms' ? Number(number) / 1000 : Number(number);
  return seconds <= longestPauseSeconds ? seconds : undefined;
}

function unknownMark(word: string, span: Span): Finding {
  return {
    code: 'unknown-mark',
    severity: 'warning',
    message: filled(textPhrases.unknownMark, word),
    span,
  };
}
