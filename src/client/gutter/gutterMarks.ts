import { Range, window, workspace, type DecorationOptions, type TextEditor, type Uri } from 'vscode';
import type { Disposable } from '../../core/base/lifetime.js';
import { settings } from '../../protocol/names.js';
import { isCancellation } from '../cancellation.js';
import type { Chapters } from '../chapters.js';
import { isRefusal } from '../refusal.js';
import { setting } from '../settings.js';
import { throttle } from '../throttle.js';
import { chunkMarks, markedStates, type ChunkMark } from './chunkMarks.js';
import { createMarkStyles, markText } from './markStyles.js';

/** At most four updates a second while a job runs. */
const updateMs = 250;

/** Marks failed and stale paragraphs beside the text of every manuscript that shows; a mark goes when its cause does. */
export function createGutterMarks(
  extensionUri: Uri,
  chapters: Chapters,
  onError: (error: unknown) => void,
  lifetime: AbortSignal,
): Disposable {
  let styles = createMarkStyles(extensionUri, window.activeColorTheme.kind);
  let shown = new WeakMap<TextEditor, string>();

  const refresh = throttle(updateMs, () => {
    const editors = window.visibleTextEditors.filter(({ document }) => isManuscript(document));
    void Promise.all(editors.map(update)).catch(onError);
  });

  async function update(editor: TextEditor): Promise<void> {
    const marks = setting<boolean>(settings.gutter, true) ? await marksOf(editor) : [];
    if (marks && window.visibleTextEditors.includes(editor)) show(editor, marks);
  }

  /** Undefined between an edit and the plan of it, while marks move with the text. */
  async function marksOf({ document }: TextEditor): Promise<readonly ChunkMark[] | undefined> {
    try {
      const result = await chapters.get(document.uri.toString(), lifetime);
      if (result.version !== document.version) return undefined;
      return chunkMarks(result, (offset) => document.positionAt(offset).line);
    } catch (error) {
      // A book that can't be read is told where someone asks for it; here there is nothing to mark.
      if (isCancellation(error) || (await isRefusal(error))) return [];
      throw error;
    }
  }

  function show(editor: TextEditor, marks: readonly ChunkMark[]): void {
    const key = marks.map(({ state, line }) => `${state}${line}`).join();
    if (shown.get(editor) === key) return;
    shown.set(editor, key);
    for (const state of markedStates) {
      const own = marks.filter((mark) => mark.state === state);
      const hoverMessage = markText(state);
      editor.setDecorations(
        styles[state],
        own.map(({ line, span }): DecorationOptions => ({ range: firstLine(editor, line, span.start), hoverMessage })),
      );
    }
  }

  function restyle(): void {
    disposeStyles();
    styles = createMarkStyles(extensionUri, window.activeColorTheme.kind);
    shown = new WeakMap();
    refresh();
  }

  function disposeStyles(): void {
    for (const state of markedStates) styles[state].dispose();
  }

  const subscriptions = [
    chapters.onDidChange(refresh),
    window.onDidChangeVisibleTextEditors(refresh),
    window.onDidChangeActiveColorTheme(restyle),
    workspace.onDidChangeConfiguration(
      (event) => event.affectsConfiguration(`${settings.section}.${settings.gutter}`) && refresh(),
    ),
    refresh,
  ];
  refresh();
  return {
    dispose() {
      for (const subscription of subscriptions) void subscription.dispose();
      disposeStyles();
    },
  };
}

function isManuscript({ languageId, uri }: TextEditor['document']): boolean {
  return languageId === 'markdown' && uri.scheme === 'file';
}

function firstLine({ document }: TextEditor, line: number, start: number): Range {
  return new Range(document.positionAt(start), document.lineAt(line).range.end);
}
