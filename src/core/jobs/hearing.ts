import type { Chunk } from '../model/chunk.js';
import { overlaps, type Span } from '../model/span.js';
import { sourceSpan } from '../model/spoken.js';
import type { WordTiming } from '../model/take.js';
import type { Transcript } from '../model/transcript.js';
import type { Finding, Outcome } from '../model/verdict.js';
import { voiceKey } from '../model/voiceHabits.js';
import type { Store } from '../store/openStore.js';
import { habitsIn, usualHabits } from '../validators/habits.js';
import type { Listened, ValidatorFinding } from '../validators/validator.js';
import type { JobWorld } from './jobWorld.js';
import type { Speech } from './resolveSpeech.js';

/** So many takes say how a voice usually speaks. */
const takesToLearn = 30;
/** Older ones are forgotten: a voice may have been given other options. */
const takesKept = 200;

/** The ears of a job: they judge takes, and learn from accepted ones how the voices of the book usually speak. */
export interface Hearing {
  /** The spans of the findings are the words that they are about, where that is known, else the chunk. */
  judge(chunk: Chunk, speech: Speech, take: Played): Promise<Heard>;
  /** Remembers what a take showed that was just spoken and accepted. */
  learn(speech: Speech, take: Played): void;
  /** Keeps with the book what was learned. */
  keep(): Promise<void>;
}

/** A take as a job has it. */
export type Played = Omit<Listened, 'charsPerSecond' | 'habits'>;

/** What ears make of a take. */
export interface Heard {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  /** Where it was written down, too. */
  readonly transcript?: Transcript;
}

export async function openHearing(
  { judge }: Pick<JobWorld, 'judge'>,
  store: Pick<Store, 'readHabits' | 'saveHabits'>,
): Promise<Hearing> {
  const learned = new Map(Object.entries(await store.readHabits()));
  let hasLearned = false;

  return {
    async judge(chunk, speech, take) {
      const shown = learned.get(keyOf(speech)) ?? [];
      const habits = shown.length < takesToLearn ? {} : { habits: usualHabits(shown) };
      const charsPerSecond = speech.voice.charsPerSecond * speech.settings.rate;
      const { outcome, findings } = await judge({ ...take, charsPerSecond, ...habits });
      return { outcome, findings: findings.map((finding) => placed(finding, chunk, take.words)) };
    },
    learn(speech, take) {
      const shown = habitsIn(take);
      if (!shown) return;
      const key = keyOf(speech);
      learned.set(key, [...(learned.get(key) ?? []), shown].slice(-takesKept));
      hasLearned = true;
    },
    async keep() {
      if (hasLearned) await store.saveHabits(Object.fromEntries(learned));
    },
  };
}

function keyOf({ engine, voice, settings }: Speech): string {
  return voiceKey(engine.id, voice.id, settings.rate);
}

/** A finding at the words that it is about, where that is known, else at the chunk. */
export function placed(
  finding: Omit<ValidatorFinding, 'outcome'>,
  chunk: Chunk,
  words: readonly WordTiming[],
): Finding {
  const textRange = finding.textRange ?? wordsAt(finding, words);
  const span = textRange && sourceSpan(chunk.spoken, textRange.start, textRange.end);
  return span ? { ...finding, span, textRange } : { ...finding, span: chunk.span };
}

/** The spoken offsets of the words that sound at a finding's time; undefined where it has none, or none sounds then. */
function wordsAt(
  { atSeconds, untilSeconds }: Pick<Finding, 'atSeconds' | 'untilSeconds'>,
  words: readonly WordTiming[],
): Span | undefined {
  if (atSeconds === undefined) return undefined;
  const time = { start: atSeconds, end: Math.max(untilSeconds ?? atSeconds, atSeconds + Number.EPSILON) };
  const sounding = words.filter((word) => overlaps(word, time));
  const [first, last] = [sounding[0], sounding.at(-1)];
  return first && last && { start: first.textStart, end: last.textEnd };
}
