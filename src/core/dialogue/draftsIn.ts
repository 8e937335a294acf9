import type { Span } from '../model/span.js';
import type { QuotePair, SpeechLanguage } from './languages/speechLanguage.js';
import type { Lexicon } from './lexicon.js';
import { dashedSpans, quotedSpans, type Quoted } from './quotedSpans.js';
import { tagBefore, tagBehind, type Tag } from './tags.js';

/** What is said somewhere, before anybody is told to say it. */
export interface Draft {
  readonly paragraph: number;
  readonly span: Span;
  /** What stands between the marks. */
  readonly words: string;
  readonly tag?: Tag;
  /** Whether it goes on in the next paragraph, and whether it begins this one. */
  readonly isOpen: boolean;
  readonly isFirst: boolean;
}

export interface Stretch {
  readonly drafts: readonly Draft[];
  /** What is said of nobody's words, in order: before, between and behind the drafts. */
  readonly narration: readonly string[];
}

const letter = /\p{L}/u;
const clauseEnd = /[.,!?;:…—–-]["'’”»)\s]*$/u;
/** A dash behind it sets off what happens meanwhile. */
const goesOnLater = /^[—–]/u;
const introduces = /[.!?:,;…—–)”’»"]\s*$/u;

/** What is said in a paragraph. Titles, words that are only mentioned and the like are narration. */
export function draftsIn(
  text: string,
  paragraph: number,
  {
    pair,
    hasDashes,
    lexicon,
  }: Pick<SpeechLanguage, 'hasDashes'> & {
    readonly pair: QuotePair | undefined;
    readonly lexicon: Lexicon;
  },
): Stretch {
  const dashed = hasDashes ? dashedSpans(text) : [];
  const quoted = dashed.length > 0 ? dashed : pair ? quotedSpans(text, pair) : [];
  const drafts: Draft[] = [];
  const narration: string[] = [];
  let from = 0;
  quoted.forEach((quote, index) => {
    const before = text.slice(quoted[index - 1]?.end ?? 0, quote.start);
    const behind = text.slice(quote.end, quoted[index + 1]?.start ?? text.length);
    const words = wordsOf(text, quote, dashed.length > 0);
    const tag = nearest(tagBehind(behind, lexicon), tagBefore(before, lexicon));
    const isSaid =
      dashed.length > 0 ||
      isSpeech({ words, before, behind, hasTag: tag?.kind === 'tag', isOpen: !quote.isClosed }, lexicon);
    if (!isSaid) return;
    narration.push(text.slice(from, quote.start));
    from = quote.end;
    drafts.push({
      paragraph,
      span: { start: quote.start, end: quote.end },
      words,
      ...(tag && { tag }),
      isOpen: !quote.isClosed && index === quoted.length - 1,
      isFirst: text.slice(0, quote.start).trim() === '',
    });
  });
  narration.push(text.slice(from));
  return { drafts, narration };
}

function wordsOf(text: string, { start, end, isClosed }: Quoted, isDashed: boolean): string {
  return isDashed ? text.slice(start, end) : text.slice(start + 1, isClosed ? end - 1 : end);
}

function nearest(behind: Tag | undefined, before: Tag | undefined): Tag | undefined {
  if (behind?.kind === 'tag') return behind;
  return before ?? behind;
}

interface Quotation {
  readonly words: string;
  readonly before: string;
  readonly behind: string;
  readonly hasTag: boolean;
  readonly isOpen: boolean;
}

function isSpeech({ words, before, behind, hasTag, isOpen }: Quotation, lexicon: Lexicon): boolean {
  if (!letter.test(words)) return false;
  if (hasTag) return true;
  const next = /^\s*(\p{Ll}+)/u.exec(behind)?.[1] ?? '';
  if (lexicon.copulas.has(next)) return false;
  if (!isOpen && !clauseEnd.test(words) && !goesOnLater.test(behind)) return false;
  const lead = before.trimEnd();
  if (lead.replace(/^[\s([]+/u, '') === '') return true;
  const last = /\p{L}+$/u.exec(lead)?.[0]?.toLowerCase() ?? '';
  if (lexicon.mentions.has(last)) return false;
  return lexicon.verbs.has(last) || introduces.test(lead);
}
