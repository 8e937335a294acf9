import { css } from 'lit';

export const reportStyle = css`
  main {
    padding: 16px 20px 32px;
  }
  h1 {
    margin: 0 0 12px;
    font-size: 1.5em;
    font-weight: 600;
  }
  .totals {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 28px;
    margin: 0 0 18px;
  }
  dt {
    color: var(--vscode-descriptionForeground);
  }
  dd {
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 0;
    font-size: 1.35em;
  }
  section {
    margin-bottom: 18px;
  }
  .timeline {
    display: block;
    width: 100%;
    height: 52px;
    cursor: pointer;
  }
  .axis {
    display: flex;
    justify-content: space-between;
    margin-top: 2px;
    font-size: 0.9em;
  }
  .legend {
    margin-top: 8px;
  }
  h2 {
    margin: 0 0 6px;
    font-size: 1.05em;
    font-weight: 600;
  }
  .failures ul {
    display: grid;
    grid-template-columns: max-content 120px max-content max-content;
    gap: 4px 12px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .failures li {
    display: contents;
  }
  .trend {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    margin-inline-start: 8px;
  }
  .trend svg {
    fill: currentColor;
  }
  meter {
    align-self: center;
    width: 100%;
    height: 8px;
  }
  meter::-webkit-meter-bar {
    height: 8px;
    background: var(--vscode-input-background);
    border: 1px solid var(--vscode-panel-border, var(--lector-line));
    border-radius: 4px;
  }
  meter::-webkit-meter-optimum-value {
    background: var(--lector-failed);
  }
  table {
    width: 100%;
    border-collapse: separate;
    border-spacing: 0;
    table-layout: fixed;
  }
  th {
    position: sticky;
    top: 0;
    z-index: 1;
    text-align: start;
    font-weight: 600;
    background: var(--vscode-editor-background);
    border-bottom: 1px solid var(--vscode-panel-border, var(--lector-line));
  }
  th button {
    width: 100%;
    padding: 4px 6px;
    font-weight: 600;
  }
  th.actions span {
    padding: 4px 6px;
    font-weight: 400;
  }
  .arrow {
    font-size: 0.7em;
  }
  td {
    padding: 1px 7px;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
    border-bottom: 1px solid var(--vscode-panel-border, var(--lector-line));
  }
  tr:hover td {
    background: var(--vscode-list-hoverBackground);
  }
  tr.picked td {
    background: var(--vscode-list-inactiveSelectionBackground);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }
  .label {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .number {
    width: 4.6em;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  th.number button {
    justify-content: flex-end;
  }
  .number.place {
    width: 3.8em;
  }
  .number.misheard {
    width: 6.8em;
  }
  .state {
    width: 9.6em;
  }
  .name {
    width: 8em;
  }
  .checks {
    width: 15%;
  }
  td.actions,
  th.actions {
    width: 132px;
  }
  .actions > div {
    display: flex;
    gap: 4px;
  }
  td:not(.spacer) {
    height: 30px;
  }
  td.spacer {
    padding: 0;
    border: 0;
  }
  .takes {
    position: sticky;
    bottom: 0;
    z-index: 2;
    max-height: 50vh;
    margin: 18px 0 0;
    padding: 10px 0 12px;
    overflow: auto;
    background: var(--vscode-editor-background);
    border-top: 2px solid var(--vscode-focusBorder, var(--lector-line));
  }
  .takes header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
    margin-bottom: 6px;
  }
  .takes h2 {
    margin: 0;
  }
  .takes .close {
    margin-inline-start: auto;
    padding: 4px 10px;
  }
  .takes ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .takes li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 12px;
    padding: 2px 6px;
    border-inline-start: 3px solid transparent;
  }
  .takes li.heard {
    border-color: var(--vscode-focusBorder);
    background: var(--vscode-list-inactiveSelectionBackground);
  }
  .letter {
    width: 1.2em;
    font-weight: 600;
  }
  .note {
    flex: 1;
    min-width: 8em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .use {
    padding: 4px 10px;
    border-color: var(--vscode-button-border, var(--lector-line));
  }
  @media (max-width: 1000px) {
    .voice,
    .rtf {
      display: none;
    }
  }
  @media (max-width: 860px) {
    .name {
      display: none;
    }
  }
  @media (max-width: 720px) {
    .checks {
      display: none;
    }
  }
  @media (max-width: 640px) {
    .misheard {
      display: none;
    }
  }
  @media (max-width: 560px) {
    .length {
      display: none;
    }
  }
`;
