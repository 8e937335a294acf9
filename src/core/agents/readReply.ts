import * as v from 'valibot';
import type { Agent, Opinion } from './agent.js';

/** The answer in what a model wrote; undefined where that isn't the JSON that was asked for, or the agent refuses what it says. */
export function readReply<Input, Reply, Answer>(
  agent: Agent<Input, Reply, Answer>,
  written: string,
  input: Input,
): Opinion<Answer> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch {
    return undefined;
  }
  const result = v.safeParse(agent.reply, value);
  return result.success ? agent.parse(result.output, input) : undefined;
}
