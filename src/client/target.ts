import { l10n, Uri, window, type TextEditor } from 'vscode';
import type { Span } from '../core/model/span.js';
import { canonical } from './uris.js';

/** A place in a document that a command acts on; the whole document without a span. */
export interface Target {
  readonly uri: string;
  readonly span?: Span;
  readonly chunkId?: string;
}

/** What a CodeLens or code action `(uri, span | chunkId)`, a tree item `({ uri, span })` or the Explorer `(Uri)` hands over. */
export function targetOf(given: readonly unknown[]): Target | undefined {
  const [first, second] = given;
  if (first instanceof Uri) return { uri: first.toString() };
  if (typeof first === 'string') {
    const uri = canonical(first);
    if (typeof second === 'string') return { uri, chunkId: second };
    return isSpan(second) ? { uri, span: second } : { uri };
  }
  if (typeof first !== 'object' || first === null || !('uri' in first) || typeof first.uri !== 'string')
    return undefined;
  return {
    uri: canonical(first.uri),
    ...('span' in first && isSpan(first.span) ? { span: first.span } : {}),
    ...('chunkId' in first && typeof first.chunkId === 'string' ? { chunkId: first.chunkId } : {}),
  };
}

/** The Markdown editor a person works in: the active one, else one that shows; says what to do where there is none. */
export function markdownEditor(): TextEditor | undefined {
  const editor = visibleMarkdownEditor();
  if (!editor)
    void window.showInformationMessage(
      l10n.t('Open a Markdown chapter first; Lector works on the text in the editor.'),
    );
  return editor;
}

/** The same, silently. */
export function visibleMarkdownEditor(): TextEditor | undefined {
  const isMarkdown = (editor: TextEditor) => editor.document.languageId === 'markdown';
  const { activeTextEditor } = window;
  if (activeTextEditor && isMarkdown(activeTextEditor)) return activeTextEditor;
  return window.visibleTextEditors.find(isMarkdown);
}

/** Where the cursor stands, in UTF-16 units. */
export function cursorOffset({ document, selection }: TextEditor): number {
  return document.offsetAt(selection.active);
}

/** The selection, else the word under the cursor. */
export function wordOrSelection({ document, selection }: TextEditor): Span | undefined {
  const range = selection.isEmpty ? document.getWordRangeAtPosition(selection.active) : selection;
  return range && { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** A span that a command was given. */
export function spanOf(given: unknown): Span | undefined {
  return isSpan(given) ? given : undefined;
}

function isSpan(value: unknown): value is Span {
  return (
    typeof value === 'object' &&
    value !== null &&
    'start' in value &&
    'end' in value &&
    typeof value.start === 'number' &&
    typeof value.end === 'number'
  );
}
