import { commands, l10n, window, workspace } from 'vscode';

/** Whether the workspace is trusted; where it isn't, says what that prevents and offers the way out. @param what stands at the head of the sentence */
export async function requireTrust(what: string): Promise<boolean> {
  if (workspace.isTrusted) return true;
  const choice = await window.showWarningMessage(
    l10n.t(
      '{0} needs a trusted workspace: it starts a voice engine and writes audio files. Existing takes still play. (NOT_TRUSTED)',
      what,
    ),
    l10n.t('Manage Workspace Trust'),
  );
  if (choice) await commands.executeCommand('workbench.trust.manage');
  return workspace.isTrusted;
}
