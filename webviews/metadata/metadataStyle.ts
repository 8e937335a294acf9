import { css } from 'lit';

export const metadataStyle = css`
  main {
    max-width: 860px;
    padding: 16px 20px 40px;
  }
  h1 {
    margin: 0 0 12px;
    font-size: 1.5em;
    font-weight: 600;
  }
  h2 {
    margin: 24px 0 4px;
    font-size: 1.15em;
    font-weight: 600;
  }
  h3 {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
  }
  p {
    margin: 2px 0;
  }
  .bar,
  .actions,
  .facts,
  .chapter {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
  }
  .field {
    padding: 8px 0;
    border-top: 1px solid var(--vscode-panel-border, var(--lector-line));
  }
  article .field {
    border-top: 0;
    padding: 4px 0 4px 16px;
  }
  article {
    padding: 8px 0;
    border-top: 1px solid var(--vscode-panel-border, var(--lector-line));
  }
  .chapter span:nth-child(2) {
    font-family: var(--vscode-editor-font-family);
  }
  .chapter .numbers:empty {
    display: none;
  }
  .value {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  button.text {
    padding: 2px 8px;
    color: var(--vscode-textLink-foreground);
    border-color: var(--lector-line);
  }
  .flaw {
    color: var(--vscode-errorForeground);
  }
  .proposal {
    margin: 6px 0;
    padding: 6px 10px;
    border: 1px dashed var(--vscode-editorCodeLens-foreground, currentColor);
    border-radius: 4px;
    background: var(--vscode-textBlockQuote-background, transparent);
  }
  textarea {
    width: 100%;
    padding: 6px 8px;
    font: inherit;
    color: var(--vscode-input-foreground);
    background: var(--vscode-input-background);
    border: 1px solid var(--vscode-input-border, var(--lector-line));
    border-radius: 3px;
    resize: vertical;
  }
  textarea[aria-invalid='true'] {
    border-color: var(--vscode-inputValidation-errorBorder, currentColor);
  }
  pre {
    margin: 4px 0;
    padding: 8px 10px;
    font-family: var(--vscode-editor-font-family);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    border: 1px solid var(--vscode-panel-border, var(--lector-line));
    border-radius: 4px;
    user-select: text;
  }
  .notes {
    margin: 6px 0;
    padding-inline-start: 20px;
  }
`;
