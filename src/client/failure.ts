import { commands, l10n, window, type LogOutputChannel } from 'vscode';
import { messageOf } from '../core/base/errors.js';
import type { FailureData } from '../protocol/messages/problems.js';
import { commands as ids } from '../protocol/names.js';

interface Remedy {
  readonly title: string;
  readonly command: string;
  /** Helps only where the error names what it is about. */
  readonly needsSubject?: true;
}

/** The button that helps, by error code. */
const remedies: Readonly<Record<string, Remedy>> = {
  MODEL_MISSING: { title: l10n.t('Download Voice…'), command: ids.downloadVoice },
  MODEL_DAMAGED: { title: l10n.t('Download Voice…'), command: ids.downloadVoice },
  VOICE_UNKNOWN: { title: l10n.t('Choose Voice…'), command: ids.chooseVoice },
  ENGINE_UNKNOWN: { title: l10n.t('Choose Voice…'), command: ids.chooseVoice },
  ENGINE_CRASHED: { title: l10n.t('Restart Engine'), command: ids.restartEngine },
  ENGINE_STOPPED: { title: l10n.t('Restart Engine'), command: ids.restartEngine },
  ENGINE_TIMEOUT: { title: l10n.t('Restart Engine'), command: ids.restartEngine },
  READ_ONLY: { title: l10n.t('Choose Folder for Takes…'), command: ids.chooseTakesFolder, needsSubject: true },
  NOT_TRUSTED: { title: l10n.t('Manage Workspace Trust'), command: 'workbench.trust.manage' },
};

/**
 * Logs an error and shows it with its code and a button that takes the next step, which the message names. `again` does
 * once more what failed, for an error that goes by itself.
 */
export async function showFailure(error: unknown, log: LogOutputChannel, again?: () => void): Promise<void> {
  log.error(error instanceof Error ? error : String(error));
  const { code, subject } = failureDataOf(error) ?? {};
  const known = code === undefined ? undefined : remedies[code];
  const remedy = known?.needsSubject && subject === undefined ? undefined : known;
  const text = code === undefined ? messageOf(error) : `${messageOf(error)} (${code})`;
  const showLog = l10n.t('Show Log');
  const tryAgain = l10n.t('Try Again');
  const isPassing = code === 'BOOK_LOCKED' && again !== undefined;
  const buttons = [...(remedy ? [remedy.title] : []), ...(isPassing ? [tryAgain] : []), showLog];
  const choice = await window.showErrorMessage(text, ...buttons);
  if (choice === showLog) log.show();
  else if (choice === tryAgain) again?.();
  else if (choice !== undefined && remedy)
    await commands.executeCommand(remedy.command, ...(subject === undefined ? [] : [subject]));
}

/** The server sends `FailureData` beside the message. */
export function failureDataOf(error: unknown): FailureData | undefined {
  const data: unknown = typeof error === 'object' && error !== null && 'data' in error ? error.data : undefined;
  const isFailure = typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string';
  return isFailure ? (data as FailureData) : undefined;
}
