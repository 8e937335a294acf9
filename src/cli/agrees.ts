import { createInterface } from 'node:readline/promises';
import type { CliContext } from './context.js';

/** Asks a person at a terminal, who has to say yes; elsewhere nobody can agree. */
export async function agrees(question: string, { input, output, signal }: CliContext): Promise<boolean> {
  if (!input.isTTY || !output.errorStream.isTTY) return false;
  const terminal = createInterface({ input, output: output.errorStream });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `, { signal })).trim());
  } finally {
    terminal.close();
  }
}
