import { findSpeakers } from '../dialogue/findSpeakers.js';
import type { Paragraph } from '../dialogue/paragraph.js';
import { cutBySpeaker, type VoicedStretch } from '../manuscript/cutBySpeaker.js';
import type { Passage } from '../manuscript/passage.js';
import { sentenceSplitter } from '../manuscript/splitSentences.js';
import type { Cast } from '../model/cast.js';
import { hull, type Span } from '../model/span.js';
import { sureEnough, type DoubtfulLine, type Utterance } from '../model/utterance.js';

/** Something that is said, and the parts of passages that it stands in. */
export interface PlacedUtterance extends Utterance {
  readonly parts: readonly { readonly passage: Passage; readonly span: Span }[];
}

/** A paragraph and the passages that marks cut it into, each with its offset. */
interface Whole extends Paragraph {
  readonly passages: readonly { readonly passage: Passage; readonly at: number }[];
}

/** What is said in passages that follow one another, and by whom. */
export function utterancesIn(passages: readonly Passage[], language: string, cast: Cast): readonly PlacedUtterance[] {
  const wholes = wholesOf(passages);
  return findSpeakers(wholes, language, cast).map((utterance) => ({
    ...utterance,
    parts: (wholes[utterance.paragraph]?.passages ?? []).flatMap(({ passage, at }) => {
      const length = passage.written.text.length;
      const span = {
        start: Math.max(0, utterance.span.start - at),
        end: Math.min(length, utterance.span.end - at),
      };
      return span.start < span.end ? [{ passage, span }] : [];
    }),
  }));
}

/** Passages after they were cut for a cast. */
export interface CastPassages {
  readonly passages: readonly Passage[];
  /** Of those whom the cast has voices for. */
  readonly doubtful: readonly DoubtfulLine[];
}

/**
 * The passages, cut where those of the cast speak whom `isVoiced` names and of whom it is sure enough. What a `voice` mark counts for stays
 * as it is.
 */
export function castPassages(
  passages: readonly Passage[],
  language: string,
  cast: Cast,
  isVoiced: (speaker: string) => boolean,
): CastPassages {
  const stretches = new Map<Passage, VoicedStretch[]>();
  const doubtful: DoubtfulLine[] = [];
  for (const utterance of utterancesIn(passages, language, cast)) {
    const { speaker, confidence, rule, parts } = utterance;
    if (speaker === undefined || !isVoiced(speaker)) continue;
    const span = spanOf(utterance);
    if (confidence < sureEnough) {
      if (span) doubtful.push({ span, speaker, confidence });
      continue;
    }
    for (const { passage, span: part } of parts) {
      if (passage.voice !== undefined) continue;
      const own = stretches.get(passage) ?? [];
      own.push({ ...part, speaker: { speaker, confidence, rule } });
      stretches.set(passage, own);
    }
  }
  const cut = passages.flatMap((passage) => {
    const own = stretches.get(passage);
    if (!own) return [passage];
    return cutBySpeaker(passage, own, sentenceSplitter(passage.language ?? language)(passage.written.text));
  });
  return { passages: cut, doubtful };
}

/** Where an utterance stands in its manuscript. */
export function spanOf({ parts }: Pick<PlacedUtterance, 'parts'>): Span | undefined {
  return parts
    .flatMap(({ passage, span }) => passage.written.span(span.start, span.end) ?? [])
    .reduce<Span | undefined>((sum, span) => (sum ? hull(sum, span) : span), undefined);
}

function wholesOf(passages: readonly Passage[]): readonly Whole[] {
  const wholes: Whole[] = [];
  let before: Passage | undefined;
  for (const passage of passages) {
    const last = wholes.at(-1);
    const marks = passage.speakerMarks ?? [];
    if (last && before?.then === 'mark') {
      const at = last.text.length;
      wholes[wholes.length - 1] = {
        ...last,
        text: last.text + proseOf(passage),
        marks: [...last.marks, ...marks.map((mark) => ({ ...mark, at: mark.at + at }))],
        passages: [...last.passages, { passage, at }],
      };
    } else {
      const begins = passage.kind !== 'paragraph' || before?.kind !== 'paragraph' || before.then === 'scene';
      wholes.push({ text: proseOf(passage), begins, marks, passages: [{ passage, at: 0 }] });
    }
    before = passage;
  }
  return wholes;
}

/** Nobody says a heading. */
function proseOf({ kind, written }: Passage): string {
  return kind === 'heading' ? '' : written.text;
}
