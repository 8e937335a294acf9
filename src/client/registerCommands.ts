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
      if (isCancellation(error)) return;
      const again = () => void run(command, given);
      // Where it can't be asked for, what failed first is what a person has to know.
      const consent = await services.consent.ask(error).catch(() => undefined);
      if (consent === 'accepted') again();
      else if (consent === undefined) void showFailure(error, services.log, again);
    }
  };
  return Disposable.from(
    ...allCommands.map((command) =>
      commands.registerCommand(command.id, (...given: readonly unknown[]) => run(command, given)),
    ),
  );
}
