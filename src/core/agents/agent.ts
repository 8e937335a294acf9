import type * as v from 'valibot';
import type { AgentId } from '../model/agent.js';

/** What a model is told: who it is, and what it is asked. Words of a manuscript or a log stand in it `quoted`. */
export interface Prompt {
  readonly system: string;
  readonly user: string;
}

/** An answer and how sure whoever gives it is, from 0 to 1. */
export interface Opinion<Answer> {
  readonly answer: Answer;
  readonly confidence: number;
}

/**
 * Someone who can be asked, with a model or without one. All is pure. Adding one is a file that exports one of these, its words
 * in `prompts`, and a line in `index.ts`.
 */
export interface Agent<Input, Reply, Answer> {
  readonly id: AgentId;
  /** Another one whenever the prompt, the reply or what is checked changes: earlier answers don't count then. */
  readonly promptVersion: string;
  prompt(input: Input): Prompt;
  /** Tokens that a reply may have: a model that talks on is cut off. */
  maxReplyTokens(input: Input): number;
  /** What a reply looks like; what its texts say is for {@link Agent.parse} to check. */
  readonly reply: v.GenericSchema<unknown, Reply>;
  /** The answer in a reply; undefined where that is nonsense, or nothing that may be used. Trusts nothing. */
  parse(reply: Reply, input: Input): Opinion<Answer> | undefined;
  /** Whether code can check an answer; no model is asked where it can't. */
  canCheck(input: Input): boolean;
  /** The answer that rules give. */
  heuristic(input: Input): Opinion<Answer>;
}
