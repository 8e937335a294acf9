/** Calls `act` when VS Code has given the page other colours: a canvas keeps those that it was drawn with. */
export function onOtherColours(act: () => void): void {
  const attributeFilter = ['class', 'data-vscode-theme-id'];
  new MutationObserver(act).observe(document.body, { attributes: true, attributeFilter });
}
