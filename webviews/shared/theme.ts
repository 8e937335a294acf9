import { css } from 'lit';

/** What both pages share: VS Code's own colours, one focus ring, quiet buttons, borders where contrast asks for them. */
export const theme = css`
  :root {
    --lector-ready: var(--vscode-testing-iconPassed, var(--vscode-charts-green));
    --lector-stale: var(--vscode-list-warningForeground, var(--vscode-charts-yellow));
    --lector-failed: var(--vscode-testing-iconFailed, var(--vscode-errorForeground));
    --lector-busy: var(--vscode-progressBar-background, var(--vscode-charts-blue));
    --lector-idle: var(--vscode-descriptionForeground);
    --lector-line: var(--vscode-contrastBorder, var(--vscode-widget-border, transparent));
    --lector-hover: var(--vscode-toolbar-hoverBackground, var(--vscode-list-hoverBackground));
  }
  * {
    box-sizing: border-box;
  }
  body {
    margin: 0;
    padding: 0;
    color: var(--vscode-foreground);
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size);
    line-height: 1.4;
  }
  .icon {
    width: 16px;
    height: 16px;
    flex: none;
    display: block;
  }
  .state-ready {
    color: var(--lector-ready);
  }
  .state-stale {
    color: var(--lector-stale);
  }
  .state-failed {
    color: var(--lector-failed);
  }
  .state-speaking,
  .state-queued {
    color: var(--lector-busy);
  }
  .state-none,
  .state-skipped {
    color: var(--lector-idle);
  }
  .quiet {
    color: var(--vscode-descriptionForeground);
  }
  .numbers {
    font-variant-numeric: tabular-nums;
  }
  button,
  select {
    font: inherit;
    color: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 4px;
    border: 1px solid transparent;
    border-radius: 5px;
    background: transparent;
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    background: var(--lector-hover);
    border-color: var(--vscode-contrastActiveBorder, transparent);
  }
  button:disabled {
    opacity: 0.45;
    cursor: default;
  }
  button.main {
    padding: 5px 12px;
    color: var(--vscode-button-foreground);
    background: var(--vscode-button-background);
    border-color: var(--vscode-button-border, var(--vscode-contrastBorder, transparent));
  }
  button.main:hover:not(:disabled) {
    background: var(--vscode-button-hoverBackground);
  }
  select {
    padding: 3px 4px;
    color: var(--vscode-dropdown-foreground);
    background: var(--vscode-dropdown-background);
    border: 1px solid var(--vscode-dropdown-border, var(--lector-line));
    border-radius: 3px;
  }
  :focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 1px;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  @media (forced-colors: active) {
    :root {
      --lector-ready: CanvasText;
      --lector-stale: CanvasText;
      --lector-failed: CanvasText;
      --lector-busy: Highlight;
      --lector-idle: GrayText;
      --lector-line: CanvasText;
    }
    button:not(:disabled) {
      border-color: ButtonBorder;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;
