import {
  ColorThemeKind,
  DecorationRangeBehavior,
  l10n,
  MarkdownString,
  ThemeColor,
  Uri,
  window,
  type TextEditorDecorationType,
} from 'vscode';
import { commands } from '../../protocol/names.js';
import type { MarkedState } from './chunkMarks.js';

export type MarkStyles = Readonly<Record<MarkedState, TextEditorDecorationType>>;

const iconNames: Readonly<Record<ColorThemeKind, string>> = {
  [ColorThemeKind.Dark]: 'dark',
  [ColorThemeKind.Light]: 'light',
  [ColorThemeKind.HighContrast]: 'highContrast',
  [ColorThemeKind.HighContrastLight]: 'highContrastLight',
};

/** The icons for a theme, told apart by shape, and the colours of the overview ruler. Dispose them with the theme. */
export function createMarkStyles(extensionUri: Uri, theme: ColorThemeKind): MarkStyles {
  const style = (state: MarkedState) =>
    window.createTextEditorDecorationType({
      gutterIconPath: Uri.joinPath(extensionUri, 'media', 'gutter', `${state}-${iconNames[theme]}.svg`),
      gutterIconSize: '80%',
      overviewRulerColor: new ThemeColor(`lector.${state}Ruler`),
      rangeBehavior: DecorationRangeBehavior.ClosedClosed,
    });
  return { failed: style('failed'), stale: style('stale') };
}

/** What a mark means and what to do, for the hover on its line. */
export function markText(state: MarkedState): MarkdownString {
  const [text, title, command] =
    state === 'failed'
      ? [l10n.t('Failed: there is no good recording of these words.'), l10n.t('Retry'), commands.retryFailed]
      : [
          l10n.t('Stale: these words, their voice or a setting have changed since they were narrated.'),
          l10n.t('Narrate what changed'),
          commands.narrateChapter,
        ];
  const markdown = new MarkdownString(`${text} [${title}](command:${command})`);
  markdown.isTrusted = { enabledCommands: [command] };
  return markdown;
}
