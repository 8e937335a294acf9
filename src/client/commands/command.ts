import type { Services } from '../services.js';

/** One command: its id and what it does. What `run` throws is shown and logged in one place. */
export interface Command {
  readonly id: string;
  run(services: Services, ...given: readonly unknown[]): Promise<void> | void;
}
