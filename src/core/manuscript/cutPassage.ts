import { filled } from '../base/phrase.js';
import type { Span } from '../model/span.js';
import type { Spoken } from '../model/spoken.js';
import type { Finding } from '../model/verdict.js';
import { knownStretches, type KnownTexts } from './knownStretches.js';
import { packSentences, type Lengths, type Stretch } from './packSentences.js';
import type { Passage } from './passage.js';
import { placeText, type PlacedText } from './placedText.js';
import type { Speaker } from './speakable.js';
import { splitText } from './splitText.js';
import { textPhrases } from './textPhrases.js';

/** How a language is spoken and where its sentences end. */
export interface LanguageSettings {
  readonly language: string;
  readonly splitSentences: (text: string) => readonly Span[];
  readonly speak: Speaker;
}

export interface CutSettings extends LanguageSettings {
  /** The longest chunk, in spoken characters. */
  readonly limit: number;
  readonly known: KnownTexts;
}

/** What becomes one chunk. */
export interface Part {
  readonly spoken: Spoken;
  readonly span: Span;
  readonly sentences: readonly Span[];
  readonly endsSentence: boolean;
}

/** A passage's spoken text and its sentences in it. */
interface SpokenPassage extends Lengths {
  readonly whole: PlacedText;
}

/**
 * Cuts a passage into parts of whole sentences: one part where all fit; else parts that were spoken before are kept
 * and the sentences between them packed anew, so that an edit changes as few parts as it can. A sentence over the
 * limit is cut by itself, with a finding.
 */
export function cutPassage(
  passage: Passage,
  settings: CutSettings,
): { readonly parts: readonly Part[]; readonly findings: readonly Finding[] } {
  const spoken = speakPassage(passage.written, settings);
  const { whole, starts, ends } = spoken;
  const spanAt = (from: number, to: number) => whole.span(from, to) ?? passage.span;
  const parts: Part[] = [];
  const findings: Finding[] = [];
  for (const { from, to } of planStretches(spoken, settings)) {
    const start = starts[from] ?? 0;
    const end = ends[to - 1] ?? start;
    const cuts = splitText(whole.text.slice(start, end), settings.limit, settings.language).map((cut) => start + cut);
    if (cuts.length > 0) findings.push(overLimit(spanAt(start, end), end - start, settings.limit));
    [...cuts, end].forEach((partEnd, index) => {
      const partStart = cuts[index - 1] ?? start;
      const length = whole.text.slice(partStart, partEnd).trimEnd().length;
      if (length === 0) return;
      const span = spanAt(partStart, partStart + length);
      const sentences = starts.slice(from, to).map((at, nth) => spanAt(at, ends[from + nth] ?? end));
      parts.push({
        spoken: whole.slice(partStart, partStart + length),
        span,
        sentences: cuts.length > 0 ? [span] : sentences,
        endsSentence: partEnd === end,
      });
    });
  }
  return { parts, findings };
}

function planStretches(spoken: SpokenPassage, { limit, known }: CutSettings): readonly Stretch[] {
  const { whole, starts, ends } = spoken;
  const count = starts.length;
  if (count === 0) return [];
  if ((ends[count - 1] ?? 0) - (starts[0] ?? 0) <= limit) return [{ from: 0, to: count }];
  const planned: Stretch[] = [];
  let from = 0;
  for (const kept of knownStretches(whole.text, spoken, limit, known)) {
    planned.push(...packSentences(spoken, { from, to: kept.from }, limit), kept);
    from = kept.to;
  }
  return [...planned, ...packSentences(spoken, { from, to: count }, limit)];
}

const letterOrDigit = /[\p{L}\p{N}]/u;

/** Speaks the sentences one by one. One without a letter or digit is no sentence of its own: the one before takes it. */
function speakPassage(written: PlacedText, { splitSentences, speak }: CutSettings): SpokenPassage {
  const starts: number[] = [];
  const ends: number[] = [];
  const runs: Spoken[number][] = [];
  let at = 0;
  for (const { start, end } of splitSentences(written.text)) {
    const spoken = placeText(speak(written, start, end));
    const { text } = spoken;
    const isSentence = letterOrDigit.test(text);
    if (isSentence) {
      starts.push(at + text.length - text.trimStart().length);
      ends.push(at + text.trimEnd().length);
    } else if (starts.length > 0 && text.trim() !== '') {
      ends[ends.length - 1] = at + text.trimEnd().length;
    }
    if (isSentence || starts.length > 0) {
      runs.push(...spoken.slice(0, text.length));
      at += text.length;
    }
  }
  return { whole: placeText(runs), starts, ends };
}

function overLimit(span: Span, length: number, limit: number): Finding {
  return {
    code: 'sentence-over-limit',
    severity: 'info',
    message: filled(textPhrases.overLimit, String(length), String(limit)),
    span,
  };
}
