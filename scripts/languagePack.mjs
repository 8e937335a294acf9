// The least that has VS Code speak a language: a pack without texts, so that VS Code's own stay English and extensions' don't.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Registers the pack in VS Code's user data as its language pack service does when a person installs one. */
export async function addLanguagePack(userData, languageId) {
  const vscode = path.join(userData, 'languagePack.json');
  await writeFile(vscode, JSON.stringify({ version: '1.0.0', contents: {} }));
  const extensions = [{ extensionIdentifier: { id: `test.language-pack-${languageId}` }, version: '1.0.0' }];
  const pack = { hash: languageId, label: languageId, extensions, translations: { vscode } };
  await writeFile(path.join(userData, 'languagepacks.json'), JSON.stringify({ [languageId]: pack }));
}
