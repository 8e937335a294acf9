import type { ServerCapabilities } from 'vscode-languageserver/node.js';
import type { Context } from '../context.js';

/** One thing that the server can do. Adding one is a file that exports one of these and a line in `index.ts`. */
export interface Feature {
  readonly id: string;
  /** What the client is told at initialize. */
  readonly capabilities?: ServerCapabilities;
  /** Installs its handlers, once, before the connection listens. */
  register(context: Context): void;
}
