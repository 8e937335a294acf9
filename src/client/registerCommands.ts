import { commands, Disposable } from 'vscode';
import { isCancellation } from './cancellation.js';
import { allCommands } from './commands/index.js';
import { showFailure } from './failure.js';
import type { Services } from './services.js';

/** Registers every command; what one throws is logged and shown, what a person cancelled isn't. */
export function registerCommands(services: Services): Disposable {
  return Disposable.from(
    ...allCommands.map((command) =>
      commands.registerCommand(command.id, async (...given: readonly unknown[]) => {
        try {
          await command.run(services, ...given);
        } catch (error) {
          if (!isCancellation(error)) void showFailure(error, services.log);
        }
      }),
    ),
  );
}
