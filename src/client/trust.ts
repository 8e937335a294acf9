import { commands, window, workspace } from 'vscode';

/** Whether the workspace is trusted; where it isn't, says what that prevents and offers the way out. */
export async function requireTrust(what: string): Promise<boolean> {
  if (workspace.isTrusted) return true;
  const choice = await window.showWarningMessage(
    `${what} needs a trusted workspace: it starts a voice engine and writes audio files. Existing takes still play. (NOT_TRUSTED)`,
    'Manage Workspace Trust',
  );
  if (choice) await commands.executeCommand('workbench.trust.manage');
  return workspace.isTrusted;
}
