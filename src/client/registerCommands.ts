import { commands, Disposable } from 'vscode';
import { isCancellation } from './cancellation.js';
import type { Command } from './commands/command.js';
import { allCommands } from './commands/index.js';
import { showFailure } from './failure.js';
import type { Services } from './services.js';

/** Registers every command; what one throws is logged and shown, what a person cancelled isn't. */
export function registerCommands(services: Services): Disposable {
  const run = async (command: Command, given: readonly unknown[]): Promise<void> => {
    try {
      await command.run(services, ...given);
    } catch (error) {
      if (!isCancellation(error)) void showFailure(error, services.log, () => void run(command, given));
    }
  };
  return Disposable.from(
    ...allCommands.map((command) =>
      commands.registerCommand(command.id, (...given: readonly unknown[]) => run(command, given)),
    ),
  );
}
