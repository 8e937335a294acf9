import type { Diagnosis } from '../model/agent.js';
import { gravest, type FailureCategory } from '../model/failure.js';
import type { Opinion } from './agent.js';
import type { FailedChunk } from './failedChunk.js';

type Likely = Omit<Diagnosis, 'category'> & { readonly confidence: number };

/** What each kind of failure most likely means. What an engine wrote plainly is sure; that it broke off without a word says little. */
const likely: Readonly<Record<FailureCategory, Likely>> = {
  oom: {
    cause: 'There was not enough memory for the engine.',
    fix: 'free-memory',
    advice: 'Close other programs, or choose a smaller voice; then narrate again.',
    prevention: 'Let fewer engine processes run at once.',
    confidence: 0.9,
  },
  missing_model: {
    cause: 'A model, voice or program that the engine needs is not there, or not whole.',
    fix: 'install-model',
    advice: 'Run lector doctor and install what it names.',
    prevention: 'Verify the models after a download and before a long narration.',
    confidence: 0.9,
  },
  permission: {
    cause: 'A file could not be read or written: no leave, no space, or another program holds it.',
    fix: 'setting',
    advice: 'Allow writing to the folder of the book, free some space, or choose another place for the takes.',
    prevention: 'Keep the takes on a disk with space that no other program scans.',
    confidence: 0.85,
  },
  network: {
    cause: 'A server that the engine needs could not be reached.',
    fix: 'other-engine',
    advice: 'Start the server, or choose an engine that runs on this machine.',
    prevention: 'Choose a stand-in that needs no network.',
    confidence: 0.85,
  },
  timeout: {
    cause: 'The engine gave no answer in time.',
    fix: 'split',
    advice: 'Narrate again with the text in shorter parts.',
    prevention: 'Keep sentences short, and let fewer programs run beside the narration.',
    confidence: 0.75,
  },
  schema: {
    cause: 'The engine could not read the text, or answered what nobody can read.',
    fix: 'rewrite',
    advice: 'Say it in other words, without signs, or in shorter sentences.',
    prevention: 'Write signs and formulas as they are said.',
    confidence: 0.7,
  },
  truncation: {
    cause: 'The audio ends before the words do.',
    fix: 'split',
    advice: 'Narrate again with the text in shorter parts.',
    prevention: 'Keep sentences short where this voice speaks.',
    confidence: 0.8,
  },
  audio_quality: {
    cause: 'The audio has all its length and is damaged.',
    fix: 'other-engine',
    advice: 'Let another engine speak it, or say it in other words.',
    prevention: 'Choose a voice that was made for this language.',
    confidence: 0.7,
  },
  crash: {
    cause: 'The engine broke off, and nothing that it said tells why.',
    fix: 'other-engine',
    advice: 'Narrate again; if it breaks off once more, let another engine speak it.',
    prevention: 'Report the text to the makers of the engine.',
    confidence: 0.5,
  },
};

/** Failures that words can cause: when several engines have them with the same text, it is the text. */
const byWords: readonly FailureCategory[] = ['timeout', 'truncation', 'audio_quality', 'crash', 'schema'];
const other = {
  byWords: 'Several engines fail at these words.',
  onlyFindings: 'Only its findings tell what is wrong with it.',
  nothing: 'Nothing that was kept tells why.',
};
const severalKinds = 0.15;
const unknown = 0.2;

/** All that the rules may tell a person: whoever shows it may have it in another language. */
export const likelyTexts: readonly string[] = [
  ...Object.values(likely).flatMap(({ cause, advice }) => [cause, advice]),
  ...Object.values(other),
];

/** Why a chunk failed by the kinds of its failures, the one that explains the others first. */
export function likelyCause({ attempts, findings }: FailedChunk): Opinion<Diagnosis> {
  const kinds = new Set(attempts.flatMap(({ category }) => category ?? []));
  const category = gravest(kinds);
  if (!category) {
    const { confidence: _, ...nothingTold } = likely.crash;
    const cause = findings.length > 0 ? other.onlyFindings : other.nothing;
    return { answer: { ...nothingTold, cause, category: 'crash', fix: 'none' }, confidence: unknown };
  }
  const { confidence, ...told } = likely[category];
  const engines = new Set(attempts.filter((one) => one.category === category).map(({ engine }) => engine));
  const isByWords = engines.size > 1 && byWords.includes(category);
  const answer: Diagnosis = isByWords
    ? { ...told, category, fix: 'rewrite', cause: other.byWords }
    : { ...told, category };
  return { answer, confidence: Math.max(0, confidence - (kinds.size > 1 ? severalKinds : 0)) };
}
