import { css } from 'lit';

/** The player lies in the panel: wide and low. */
export const playerStyle = css`
  main {
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-height: 100vh;
    padding: 8px 12px;
  }
  main.empty {
    align-items: center;
    justify-content: center;
    text-align: center;
  }
  .empty p {
    max-width: 52ch;
    margin: 0 0 4px;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 14px;
  }
  .transport {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  h1 {
    flex: 1 1 8em;
    min-width: 0;
    margin: 0;
    font-size: inherit;
    font-weight: 600;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 6px 12px;
    padding: 6px 10px;
    color: var(--vscode-inputValidation-infoForeground, inherit);
    background: var(--vscode-inputValidation-infoBackground);
    border: 1px solid var(--vscode-inputValidation-infoBorder);
  }
  .sentence {
    flex: 1 1 auto;
    min-height: 2.9em;
    max-height: 5.8em;
    margin: 0;
    overflow: auto;
    font-size: 1.15em;
    line-height: 1.45;
  }
  canvas {
    display: block;
    width: 100%;
    flex: none;
  }
  .wave {
    height: 44px;
    cursor: pointer;
  }
  .strip {
    height: 22px;
    cursor: pointer;
    border-radius: 2px;
  }
  .waiting {
    font-weight: 600;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px 16px;
  }
`;
