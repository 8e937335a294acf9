import type { Command as Program } from 'commander';
import type { CliContext } from '../context.js';

/** A command of `lector`: a file that exports one of these and a line in `index.ts`. */
export interface Command {
  readonly name: string;
  register(program: Program, context: CliContext): void;
}
