import { matchesOf } from '../base/matchesOf.js';
import type { Span } from '../model/span.js';
import type { QuotePair } from './languages/speechLanguage.js';

/** A stretch in quotation marks, which belong to it. */
export interface Quoted extends Span {
  /** False where its paragraph ends before it does. */
  readonly isClosed: boolean;
}

const beforeOpening = /[\s([{—–-]/u;
const clauseEnd = /[.,!?;:…—–-]/u;
const letter = /[\p{L}\p{N}]/u;

/** What stands in quotation marks of one pair in a paragraph; quotations inside of quotations are parts of them. */
export function quotedSpans(text: string, pair: QuotePair): readonly Quoted[] {
  const found: Quoted[] = [];
  let start = -1;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (start < 0) {
      if (!opens(text, at, pair)) continue;
      start = at;
      depth = 1;
    } else if (text[at] === pair.open && isClosedWithin(text.slice(at), pair)) {
      depth++;
    } else if (closes(text, at, pair) && --depth === 0) {
      found.push({ start, end: at + 1, isClosed: true });
      start = -1;
    }
  }
  if (start >= 0) found.push({ start, end: text.trimEnd().length, isClosed: false });
  return found;
}

function opens(text: string, at: number, { open, close }: QuotePair): boolean {
  if (text[at] !== open) return false;
  if (open !== close && !isApostrophe(open)) return true;
  return (at === 0 || beforeOpening.test(text[at - 1] ?? '')) && /\S/.test(text[at + 1] ?? '');
}

/** Whether what opens inside of a quotation closes before that does: a mark that was forgotten leaves one too few. */
function isClosedWithin(rest: string, { open, close }: QuotePair): boolean {
  return open !== close && rest.split(close).length > rest.split(open).length;
}

/** A mark that is an apostrophe as well closes behind the end of a clause, or where no other mark could. */
function closes(text: string, at: number, pair: QuotePair): boolean {
  if (text[at] !== pair.close) return false;
  if (!isApostrophe(pair.close)) return true;
  if (letter.test(text[at + 1] ?? '')) return false;
  if (clauseEnd.test(text[at - 1] ?? '')) return true;
  for (let next = at + 1; next < text.length; next++) {
    if (opens(text, next, pair)) return true;
    if (text[next] === pair.close && clauseEnd.test(text[next - 1] ?? '')) return false;
  }
  return true;
}

function isApostrophe(mark: string): boolean {
  return mark === '’' || mark === "'" || mark === '‘';
}

const dash = /^\s*[—–―]\s*/u;

/** What is said in a paragraph that a dash opens, without what other dashes set off in it: `—Sí —dijo Juan—. Ven.` */
export function dashedSpans(text: string): readonly Quoted[] {
  const [lead] = dash.exec(text) ?? [];
  if (lead === undefined) return [];
  const found: Quoted[] = [];
  let start = 0;
  for (const { index, 0: aside } of matchesOf(/\s[—–―](?=\p{Ll})[^—–―]*(?:[—–―]|$)/gu, text)) {
    if (index > start) found.push({ start, end: index, isClosed: true });
    start = index + aside.length;
  }
  const end = text.trimEnd().length;
  if (letter.test(text.slice(start, end))) found.push({ start, end, isClosed: true });
  return found;
}
