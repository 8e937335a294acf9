import { throwIfCancelled } from '../base/cancellation.js';
import { nextTurn } from '../base/turn.js';
import { listeningRules } from '../listening/index.js';
import type { Suggestion } from '../listening/rule.js';
import type { Manuscript } from '../model/manuscript.js';
import type { ProposedEdit } from '../model/patch.js';
import { sourceSpan, spokenText } from '../model/spoken.js';
import type { Finding } from '../model/verdict.js';
import { heteronymAt } from './heteronymsIn.js';
import { patchPhrases } from './phrases.js';
import { refusalOf } from '../patches/refusalOf.js';
import { spokenEdit } from '../patches/spokenEdit.js';
import { writtenEdit } from '../patches/writtenEdit.js';
import { placedSentences, type PlacedSentence } from './placedSentences.js';

/** Something in a manuscript that is hard to follow by ear. */
export interface HardPlace {
  readonly rule: string;
  readonly sentence: PlacedSentence;
  readonly suggestion: Suggestion;
  /** What may be staged; absent where the rule has no words instead, or words that may not be proposed. */
  readonly edit?: ProposedEdit;
}

/** After so many sentences the process answers others. */
const sentencesATurn = 50;

/** All that is hard to follow by ear in a manuscript, in reading order. */
export async function lookThrough(manuscript: Manuscript, signal: AbortSignal): Promise<readonly HardPlace[]> {
  const found: HardPlace[] = [];
  for (const chapter of manuscript.chapters) {
    const before: string[] = [];
    for (const sentence of placedSentences(chapter, manuscript.language)) {
      if (before.length % sentencesATurn === 0) await nextTurn();
      throwIfCancelled(signal);
      const text = spokenText(sentence.spoken);
      for (const rule of listeningRules) {
        for (const suggestion of rule.find({ text, language: sentence.language, before })) {
          // What its sentence shows is said so: there is nothing to listen for.
          if (rule.id === 'heteronym' && heteronymAt(text, suggestion.range, sentence.language)?.reading) continue;
          const { instead } = suggestion;
          const by = { agent: 'listening', model: null, confidence: instead?.confidence ?? 0 };
          const edit = instead && editOf(manuscript, sentence, suggestion.message, instead, by);
          found.push({ rule: rule.id, sentence, suggestion, ...(edit && { edit }) });
        }
      }
      before.push(text);
    }
  }
  return found;
}

/** An edit that makes a sentence say other words; undefined where these may not be proposed. */
export function editOf(
  { text, path: target }: Manuscript,
  sentence: PlacedSentence,
  description: string,
  { text: words, kind }: Pick<NonNullable<Suggestion['instead']>, 'text' | 'kind'>,
  by: Pick<ProposedEdit, 'agent' | 'model' | 'confidence'>,
): ProposedEdit | undefined {
  const change = (kind === 'spoken' ? spokenEdit : writtenEdit)(text, sentence, words);
  if (!change || refusalOf({ kind, ...change }) !== undefined) return undefined;
  const { chapter, chunk } = sentence;
  const reasoning = patchPhrases.byEar;
  return { ...change, ...by, kind, target, description, reasoning, chapter: chapter.id, chunk: chunk.id };
}

/** What an author is told of a place that has no edit. */
export function findingAt({ rule, sentence, suggestion: { severity, message, range } }: HardPlace): Finding {
  const span = sourceSpan(sentence.spoken, range.start, range.end) ?? sentence.span;
  return { code: `awkward-${rule}`, severity, message, span };
}
