import type { VsCode } from '../helpers/vscode';
import { until } from './screen.js';

/** A theme of each kind, by the name that pictures have. */
export const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
} as const;

/**
 * Takes a picture of the window in each theme, named by `name` and the theme's kind; the dark one stays. `isDrawn` is what has to
 * be seen in it: VS Code draws decorations anew a moment after the theme has changed.
 */
export async function picturesInThemes(
  code: VsCode,
  name: string,
  isDrawn: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<void> {
  for (const [kind, theme] of Object.entries(themes).reverse()) {
    await code.setTheme(theme);
    await until(`it is drawn in ${theme}`, isDrawn);
    await code.screenshot(`${name}-${kind}`);
  }
}
