import type { Lector } from '../core/lector.js';
import type { ExitCode } from './exitCodes.js';
import type { Output } from './output.js';

/** What a command may ask of the core beyond the global options. */
export interface World {
  /** Whether a download may use the network; it may not unless asked for. */
  readonly allowDownload?: boolean;
  /** Engine processes; 0, the default, for as many as cores and memory allow. */
  readonly workers?: number;
}

/** What every command is given. */
export interface CliContext {
  readonly output: Output;
  readonly input: NodeJS.ReadStream;
  /** Aborted by Ctrl+C, or when nobody reads stdout any longer. */
  readonly signal: AbortSignal;
  /** Opens the core, does the work and closes the core again; what the work returns is the program's exit code. */
  run(world: World, work: (lector: Lector) => Promise<ExitCode>): Promise<void>;
}
