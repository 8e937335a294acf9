import {
  CodeLens,
  EventEmitter,
  l10n,
  languages,
  MarkdownString,
  Range,
  ThemeColor,
  window,
  type CodeLensProvider,
  type DecorationOptions,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import type { Disposable } from '../../core/base/lifetime.js';
import type { PatchItem } from '../../protocol/messages/patches.js';
import { commands } from '../../protocol/names.js';
import { debounce } from '../throttle.js';
import type { Patches } from './patches.js';
import { isPatchable, patchable } from './patchEditor.js';

/** VS Code was seen to keep the lenses it had where those of the server change at the same moment: it is asked once more. */
const lensesMs = 1_000;

/** Proposed edits in the text: their words marked, old ones struck through, new ones behind them, and lenses above to decide. */
export function createPatchMarks(patches: Patches): Disposable {
  const lensChanges = new EventEmitter<void>();
  const removed = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('diffEditor.removedTextBackground'),
    textDecoration: 'line-through',
  });
  const added = window.createTextEditorDecorationType({});

  const provider: CodeLensProvider = {
    onDidChangeCodeLenses: lensChanges.event,
    provideCodeLenses: (document) => fitting(document).flatMap((patch) => lensesOf(document, patch)),
  };

  /**
   * Those whose words stand where the server saw them; the others follow when it has looked again. Those about the book would all stand in
   * one place: they have a page of their own.
   */
  function fitting(document: TextDocument): readonly PatchItem[] {
    const text = document.getText();
    return patches
      .waiting(document.uri.toString())
      .filter(({ kind, span, before }) => kind !== 'metadata' && span && text.startsWith(before, span.start));
  }

  function draw(editor: TextEditor): void {
    if (!isPatchable(editor.document)) return;
    const marks = fitting(editor.document).flatMap((patch) => marksOf(editor.document, patch));
    editor.setDecorations(
      removed,
      marks.filter(({ range }) => !range.isEmpty).map(({ range }) => range),
    );
    editor.setDecorations(
      added,
      marks.filter(({ renderOptions }) => renderOptions !== undefined),
    );
  }

  const refreshLenses = debounce(lensesMs, () => lensChanges.fire());

  const drawAll = () => {
    for (const editor of window.visibleTextEditors) draw(editor);
    lensChanges.fire();
    refreshLenses();
  };
  const subscriptions = [
    lensChanges,
    refreshLenses,
    removed,
    added,
    languages.registerCodeLensProvider(patchable, provider),
    patches.onDidChange(drawAll),
    window.onDidChangeVisibleTextEditors(drawAll),
  ];
  drawAll();
  return {
    dispose() {
      for (const subscription of subscriptions) void subscription.dispose();
    },
  };
}

/** Not by colour alone: high-contrast themes have none for it. */
const newWords = {
  color: new ThemeColor('editor.foreground'),
  backgroundColor: new ThemeColor('diffEditor.insertedTextBackground'),
  fontStyle: 'italic',
  border: '1px dashed',
  borderColor: new ThemeColor('editorCodeLens.foreground'),
};

/** New words on one line; of a mark only what is said, or who speaks. */
function shownText(words: string): string {
  return words.replace(/<!-- lector(?:-say: .*? = |: voice=)(.*?) -->/g, ' ‹$1›').replace(/\s+/g, ' ');
}

function lensesOf(document: TextDocument, { id, span, description }: PatchItem): CodeLens[] {
  if (!span) return [];
  const at = document.positionAt(span.start);
  const lens = (title: string, command: string) =>
    new CodeLens(new Range(at, at), { title, command, arguments: [id], tooltip: description });
  return [
    lens(`$(edit) ${description}`, commands.showPatch),
    lens(l10n.t('$(check) Accept'), commands.acceptPatch),
    lens(l10n.t('$(close) Reject'), commands.rejectPatch),
    lens(l10n.t('Edit'), commands.editPatch),
    lens(l10n.t('$(unmute) Before'), commands.hearPatchBefore),
    lens(l10n.t('$(unmute) After'), commands.hearPatchAfter),
  ];
}

function marksOf(
  document: TextDocument,
  { after, changes, description, reasoning, span }: PatchItem,
): DecorationOptions[] {
  if (!span) return [];
  const hoverMessage = new MarkdownString().appendText(`${description} ${reasoning}`);
  return changes.map((change) => {
    const at = (offset: number) => document.positionAt(span.start + offset);
    const range = new Range(at(change.before.start), at(change.before.end));
    const contentText = shownText(after.slice(change.after.start, change.after.end));
    return contentText === ''
      ? { range, hoverMessage }
      : { range, hoverMessage, renderOptions: { after: { contentText, ...newWords } } };
  });
}
