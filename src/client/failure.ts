import { commands, l10n, window, type LogOutputChannel } from 'vscode';
import { messageOf } from '../core/base/errors.js';
import type { FailureData } from '../protocol/messages.js';
import { commands as ids } from '../protocol/names.js';

interface Remedy {
  readonly title: string;
  readonly command: string;
}

/** The button that helps, by error code. */
const remedies: Readonly<Record<string, Remedy>> = {
  MODEL_MISSING: { title: 'Download Voice…', command: ids.downloadVoice },
  MODEL_DAMAGED: { title: 'Download Voice…', command: ids.downloadVoice },
  VOICE_UNKNOWN: { title: 'Choose Voice…', command: ids.chooseVoice },
  ENGINE_UNKNOWN: { title: 'Choose Voice…', command: ids.chooseVoice },
  ENGINE_CRASHED: { title: 'Restart Engine', command: ids.restartEngine },
  ENGINE_STOPPED: { title: 'Restart Engine', command: ids.restartEngine },
  ENGINE_TIMEOUT: { title: 'Restart Engine', command: ids.restartEngine },
  NOT_TRUSTED: { title: 'Manage Workspace Trust', command: 'workbench.trust.manage' },
};

/**
 * Logs an error and shows it with its code and a button that takes the next step, which the message names. `again` does
 * once more what failed, for an error that goes by itself.
 */
export async function showFailure(error: unknown, log: LogOutputChannel, again?: () => void): Promise<void> {
  log.error(error instanceof Error ? error : String(error));
  const code = codeOf(error);
  const remedy = code === undefined ? undefined : remedyOf(code);
  const text = code === undefined ? messageOf(error) : `${messageOf(error)} (${code})`;
  const tryAgain = l10n.t('Try Again');
  const isPassing = code === 'BOOK_LOCKED' && again !== undefined;
  const buttons = [...(remedy ? [remedy.title] : []), ...(isPassing ? [tryAgain] : []), 'Show Log'];
  const choice = await window.showErrorMessage(text, ...buttons);
  if (choice === 'Show Log') log.show();
  else if (choice === tryAgain) again?.();
  else if (choice !== undefined && remedy) await commands.executeCommand(remedy.command);
}

function remedyOf(code: string): Remedy | undefined {
  if (code === 'READ_ONLY') return { title: l10n.t('Choose Folder for Takes…'), command: ids.chooseTakesFolder };
  return remedies[code];
}

/** The server sends `FailureData` beside the message. */
function codeOf(error: unknown): string | undefined {
  const data: unknown = typeof error === 'object' && error !== null && 'data' in error ? error.data : undefined;
  const isFailure = typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string';
  return isFailure ? (data as FailureData).code : undefined;
}
