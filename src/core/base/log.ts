export const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Where a part of Lector writes for people; never stdout, which is for data. */
export interface Log {
  error(message: string, error?: unknown): void;
  warn(message: string): void;
  info(message: string): void;
  debug(message: string): void;
}

/** A log that drops what is less urgent than `level` and writes the rest a line at a time. */
export function createLog(level: LogLevel, write: (line: string) => void): Log {
  const rank = logLevels.indexOf(level);
  const at = (lineLevel: LogLevel) => (message: string, error?: unknown) => {
    if (logLevels.indexOf(lineLevel) > rank) return;
    const stack = error instanceof Error ? `\n${error.stack ?? error.message}` : '';
    write(`${lineLevel.padEnd(5)} ${message}${stack}`);
  };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}
