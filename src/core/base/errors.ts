/** The closed list of what can be wrong with the world around Lector. Bad audio isn't here: it is a Finding. */
export const errorCodes = [
  'BAD_ARGUMENT',
  'BAD_CONFIG',
  'BAD_ENCODING',
  'BAD_RECORD',
  'BOOK_LOCKED',
  'DOWNLOAD_FAILED',
  'ENGINE_CRASHED',
  'ENGINE_FAILED',
  'ENGINE_STOPPED',
  'ENGINE_TIMEOUT',
  'ENGINE_UNKNOWN',
  'FILE_MISSING',
  'FILE_TOO_LARGE',
  'IO_FAILED',
  'LICENCE_NOT_ACCEPTED',
  'LLM_FAILED',
  'LLM_MODEL_MISSING',
  'LLM_TIMEOUT',
  'LLM_UNREACHABLE',
  'MODEL_DAMAGED',
  'MODEL_MISSING',
  'NETWORK_REFUSED',
  'NOT_TRUSTED',
  'NO_SPACE',
  'PATCH_STALE',
  'PATH_OUTSIDE_BOOK',
  'READ_ONLY',
  'SCHEMA_TOO_NEW',
  'TAKE_DAMAGED',
  'TEXT_TOO_LONG',
  'UNSPOKEN',
  'VOICE_UNKNOWN',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** A broken world: `message` says what and where, `nextStep` what the person can do about it. */
export class LectorError extends Error {
  override readonly name = 'LectorError';
  readonly nextStep: string | undefined;
  /** Id of what it is about, where a face can do the next step itself: the voice that is missing, the folder of takes. */
  readonly subject: string | undefined;
  /** What an engine's process wrote for people before it failed, or what caused it: more than a message shows. */
  readonly written: string | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: {
      readonly cause?: unknown;
      readonly nextStep?: string;
      readonly subject?: string;
      readonly written?: string;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.nextStep = options.nextStep;
    this.subject = options.subject;
    this.written = options.written;
  }
}

/** What and where, and what the person can do about it. */
export function wholeMessage({ message, nextStep }: LectorError): string {
  return nextStep ? `${message} ${nextStep}` : message;
}

export function isLectorError(error: unknown, code?: ErrorCode): error is LectorError {
  return error instanceof LectorError && (code === undefined || error.code === code);
}

/** The text of anything that can be thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
