/** What stands in for VS Code where only its texts are needed; they are English then. */
export * as l10n from '@vscode/l10n';
