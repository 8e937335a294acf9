/** What leads somewhere else. */
export const address = /\b[a-z][a-z0-9+.-]*:\/\/|\bwww\.|\b(?:mailto|data|javascript|file|vscode|command):\S/iu;
