import type { Connection } from 'vscode-languageserver/node.js';
import type * as v from 'valibot';
import type { Log } from '../core/base/log.js';
import type { ServerSettings } from '../protocol/messages/settings.js';
import type { Changes } from './changes.js';
import type { Documents } from './documents.js';
import type { Jobs } from './jobs.js';
import type { LectorSlot } from './lectorSlot.js';
import type { Manuscripts } from './manuscripts.js';
import type { Places } from './places.js';
import type { Playhead } from './playhead.js';
import type { ProblemBoard } from './problemBoard.js';
import type { Pronunciations } from './pronunciations.js';
import type { Running } from './running.js';

/** What the client said of itself when it began. */
export interface ClientAbilities {
  readonly refreshesCodeLenses: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly registersWatchers: boolean;
}

/** All that a feature may use. */
export interface Context {
  readonly connection: Connection;
  readonly log: Log;
  readonly lector: LectorSlot;
  readonly documents: Documents;
  readonly manuscripts: Manuscripts;
  readonly running: Running;
  readonly jobs: Jobs;
  readonly changes: Changes;
  readonly playhead: Playhead;
  readonly problemBoard: ProblemBoard;
  /** Paths of the documents that a person had looked through for what is hard to follow by ear. */
  readonly earCheck: Set<string>;
  readonly pronunciations: Pronunciations;
  readonly places: Places;
  /** The settings as they are now, for a document or folder where one is named. */
  readonly settings: (uri?: string) => ServerSettings;
  readonly client: () => ClientAbilities;
  /** Aborted when the server ends. */
  readonly lifetime: AbortSignal;
  /** Takes over what a client sent as its settings. */
  readonly configure: (settings: unknown) => Promise<void>;
  /** False in Restricted Mode. */
  readonly isTrusted: () => boolean;
  /** @throws LectorError NOT_TRUSTED in Restricted Mode, where nothing is started, fetched or written. */
  readonly requireTrust: () => void;
  /** Answers a method; see `answer.ts` for what becomes of bad params and errors. */
  readonly on: <Schema extends v.GenericSchema, Result>(
    method: string,
    schema: Schema,
    act: (params: v.InferOutput<Schema>, signal: AbortSignal) => Result | Promise<Result>,
  ) => void;
  /** Sends a notification; a client that is gone is no error. */
  readonly notify: (method: string, params: unknown) => void;
  /** Runs what no request waits for: its failures go to the log, its cancellation nowhere. */
  readonly background: (what: string, act: () => Promise<void>) => void;
}
