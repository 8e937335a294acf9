import type { RemoteConsole } from 'vscode-languageserver/node.js';
import { logLevels, type Log, type LogLevel } from '../core/base/log.js';

/** A log that goes to the client as window/logMessage; asks for the level at each line, so that it can change. */
export function connectionLog(console: RemoteConsole, level: () => LogLevel): Log {
  const isOn = (line: LogLevel) => logLevels.indexOf(line) <= logLevels.indexOf(level());
  return {
    error(message, error) {
      const detail = error instanceof Error ? `\n${error.stack ?? error.message}` : '';
      console.error(message + detail);
    },
    warn: (message) => isOn('warn') && console.warn(message),
    info: (message) => isOn('info') && console.info(message),
    debug: (message) => isOn('debug') && console.log(message),
  };
}
