import type { VsCode } from '../helpers/vscode';

/** A theme of each kind, by the name that pictures have. */
export const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
} as const;

/** Takes a picture of the window in each theme, named by `name` and the theme's kind; the dark one stays. */
export async function picturesInThemes(code: VsCode, name: string): Promise<void> {
  for (const [kind, theme] of Object.entries(themes).reverse()) {
    await code.setTheme(theme);
    await code.screenshot(`${name}-${kind}`);
  }
}
