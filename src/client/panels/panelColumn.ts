import { TabInputWebview, ViewColumn, window } from 'vscode';

/** Where a page opens: beside a text, and among other pages where one of them is in front, so that columns stay wide enough to read. */
export function panelColumn(): ViewColumn {
  const { activeTab } = window.tabGroups.activeTabGroup;
  return activeTab?.input instanceof TabInputWebview ? ViewColumn.Active : ViewColumn.Beside;
}
