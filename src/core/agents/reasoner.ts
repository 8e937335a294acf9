import * as v from 'valibot';
import { fixes, type Diagnosis, type Fix } from '../model/agent.js';
import { helpfulSettings, settingsAgainst } from '../model/bookSetting.js';
import { failureCategories, type FailureCategory } from '../model/failure.js';
import type { Agent } from './agent.js';
import type { FailedChunk, Neighbour } from './failedChunk.js';
import { likelyCause } from './likelyCauses.js';
import { isPlain, oneLine } from './plainText.js';
import { reasonerPrompt } from './prompts/reasoner.js';
import { quoted } from './quoted.js';
import { respellingIn } from './respelling.js';

const reply = v.object({
  cause: v.string(),
  category: v.picklist(failureCategories),
  fix: v.picklist(fixes),
  setting: v.optional(v.picklist([...helpfulSettings, 'none']), 'none'),
  word: v.optional(v.string(), ''),
  say_as: v.optional(v.string(), ''),
  advice: v.string(),
  prevention: v.string(),
  confidence: v.number(),
});

const logKept = 2_000;
const textKept = 600;
const attemptsKept = 6;
const longestAnswer = 300;
/** Fixes that help whatever it was, and those that only help some kinds. */
const anyKind: readonly Fix[] = ['other-engine', 'setting', 'none'];
const helping: Readonly<Partial<Record<Fix, readonly FailureCategory[]>>> = {
  'install-model': ['missing_model'],
  'free-memory': ['oom', 'crash', 'timeout'],
  rewrite: ['schema', 'truncation', 'audio_quality', 'crash', 'timeout'],
  pronunciation: ['schema', 'truncation', 'audio_quality', 'crash', 'timeout'],
  split: ['schema', 'truncation', 'audio_quality', 'crash', 'timeout', 'oom'],
};
/** Words of commands: nobody is told to type what a model thought of. */
const command = /\b(?:sudo|curl|wget|chmod|powershell|bash|eval|rm|pip|npm|apt|brew)\b/iu;

/** Says why a chunk failed and what may help. */
export const reasoner: Agent<FailedChunk, v.InferOutput<typeof reply>, Diagnosis> = {
  id: 'reasoner',
  promptVersion: reasonerPrompt.version,
  reply,
  canCheck: () => true,
  maxReplyTokens: () => 400,
  prompt: (chunk) => ({
    system: reasonerPrompt.system,
    user: [
      `The text that failed, ${chunk.text.length} characters:\n${quoted(chunk.text.slice(0, textKept))}`,
      `What was tried with the engine “${quotedName(chunk.engine)}”, and what came of it:\n${quoted(triesOf(chunk))}`,
      `The piece before: ${neighbourOf(chunk.before)}. The piece after: ${neighbourOf(chunk.after)}.`,
      `The last that the engine wrote:\n${quoted(chunk.logTail.slice(-logKept).trim() || 'nothing')}`,
    ].join('\n\n'),
  }),
  parse({ confidence, category, fix, setting, word, say_as: alias, ...texts }, chunk) {
    const cause = oneLine(texts.cause);
    const advice = oneLine(texts.advice);
    const prevention = oneLine(texts.prevention);
    if (!(confidence >= 0 && confidence <= 1) || ![cause, advice, prevention].every(isAdvice)) return undefined;
    if (!helps(fix, category) || !isLikely(category, chunk)) return undefined;
    const answer = { cause, category, fix, advice, prevention };
    if (fix === 'pronunciation') {
      const respelling = respellingIn(chunk.text, oneLine(word), oneLine(alias));
      return respelling && { answer: { ...answer, respelling }, confidence };
    }
    if (fix !== 'setting' || setting === 'none') return { answer, confidence };
    return settingsAgainst[category].includes(setting) ? { answer: { ...answer, setting }, confidence } : undefined;
  },
  heuristic: likelyCause,
};

/** What is told to a person: short, plain, without addresses and commands. */
function isAdvice(text: string): boolean {
  return text.length <= longestAnswer && /\p{L}/u.test(text) && isPlain(text) && !command.test(text);
}

function helps(fix: Fix, category: FailureCategory): boolean {
  return anyKind.includes(fix) || (helping[fix]?.includes(category) ?? false);
}

/** Where the attempts say what kinds of failures there were, it is one of them; that an engine broke off leaves all open. */
function isLikely(category: FailureCategory, { attempts }: FailedChunk): boolean {
  const seen = attempts.flatMap((attempt) => attempt.category ?? []);
  return seen.length === 0 || seen.includes('crash') || seen.includes(category);
}

function triesOf({ attempts, findings }: FailedChunk): string {
  const tries = attempts
    .slice(-attemptsKept)
    .map(({ engine, outcome, code, category, message }) =>
      [engine, outcome, code, category, message].filter(Boolean).join(', '),
    );
  return [...tries, ...findings.slice(0, attemptsKept)].join('\n') || 'nothing is known';
}

function neighbourOf(neighbour: Neighbour | undefined): string {
  if (!neighbour) return 'there is none';
  return [neighbour.status, ...neighbour.categories].join(', ');
}

function quotedName(name: string): string {
  return name.replace(/[^\w.-]/g, ' ').slice(0, 40);
}
