import { Command, CommanderError } from 'commander';
import { CancelledError } from '../core/base/cancellation.js';
import { isLectorError, LectorError, messageOf } from '../core/base/errors.js';
import { exitCodes, type ExitCode } from './exitCodes.js';
import type { Output } from './output.js';
import { plain } from './textWidth.js';

/** Makes commander throw: a usage error as LectorError BAD_ARGUMENT that leads to the help of its command. */
export function throwUsageErrors(command: Command, name: string): void {
  command.configureOutput({ outputError: () => undefined });
  command.exitOverride((error) => {
    if (error.exitCode === 0 || error.code === 'commander.help') throw error;
    throw new LectorError('BAD_ARGUMENT', error.message.replace(/^error: /, ''), {
      cause: error,
      nextStep: `Run: ${name} --help`,
    });
  });
  for (const child of command.commands) throwUsageErrors(child, `${name} ${child.name()}`);
}

/** Tells people what went wrong and what to do next, and returns the exit code. A stack is shown only on request. */
export function tellFailure(error: unknown, output: Output, showStack: boolean): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.good : exitCodes.error;
  if (error instanceof CancelledError) return exitCodes.stopped;
  const code = isLectorError(error) ? error.code : 'INTERNAL';
  const nextStep = isLectorError(error)
    ? error.nextStep
    : 'Run it again with --log-level debug and report what it says.';
  output.tell(`${output.tellColors.red(`error[${code}]`)}: ${plain(messageOf(error))}`);
  if (nextStep !== undefined) output.tell(`${output.tellColors.cyan('next')}: ${plain(nextStep)}`);
  if (showStack && error instanceof Error) output.tell(stackOf(error));
  return exitCodes.error;
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${stackOf(error.cause)}` : '';
  return (error.stack ?? error.message) + cause;
}
