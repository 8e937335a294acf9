import { Range, TextEditorRevealType, ThemeColor, window, type TextDocument, type TextEditor } from 'vscode';
import type { Disposable } from '../../core/base/lifetime.js';
import type { Span } from '../../core/model/span.js';
import { settings } from '../../protocol/names.js';
import { setting } from '../settings.js';
import { openDocument } from '../uris.js';
import { createFollowMode, isSameSpan } from './followMode.js';
import type { ReadingPlace } from './position.js';

type Highlight = 'wordAndSentence' | 'sentence' | 'none';

/** Marks in the editors what is being read, and scrolls along. Offsets must belong to the document's present version. */
export interface ReadAlong extends Disposable {
  show(uri: string, place: ReadingPlace): void;
  clear(): void;
  /** Follow again, after the listener had scrolled away. */
  follow(): void;
}

export function createReadAlong(): ReadAlong {
  const sentenceMark = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('lector.sentenceHighlightBackground'),
    borderColor: new ThemeColor('lector.sentenceHighlightBorder'),
    borderStyle: 'dotted',
    borderWidth: '0 0 1px 0',
  });
  const wordMark = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('lector.wordHighlightBackground'),
    borderColor: new ThemeColor('lector.wordHighlightBorder'),
    borderStyle: 'solid',
    borderWidth: '0 0 2px 0',
    borderRadius: '2px',
    overviewRulerColor: new ThemeColor('lector.wordHighlightBorder'),
  });
  const followMode = createFollowMode();
  let shown: { readonly uri: string; readonly place: ReadingPlace } | undefined;

  const scrolling = window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
    if (textEditor.document.uri.toString() !== shown?.uri) return;
    const sentence = rangeOf(textEditor.document, shown.place.sentence);
    followMode.scrolled(
      performance.now(),
      visibleRanges.some((visible) => visible.intersection(sentence) !== undefined),
    );
  });
  const switching = window.onDidChangeVisibleTextEditors(() => {
    if (shown) mark(shown.uri, shown.place);
  });

  function mark(uri: string, place: ReadingPlace): void {
    const highlight = setting<Highlight>(settings.highlight, 'wordAndSentence');
    const word = highlight === 'wordAndSentence' ? place.word : undefined;
    for (const editor of editorsOf(uri)) {
      const { document } = editor;
      editor.setDecorations(sentenceMark, highlight === 'none' ? [] : [rangeOf(document, place.sentence)]);
      editor.setDecorations(wordMark, word ? [rangeOf(document, word)] : []);
    }
  }

  function scrollTo(uri: string, place: ReadingPlace): void {
    const document = openDocument(uri);
    const [editor] = editorsOf(uri);
    if (!document || !editor || !followMode.isOn || !setting<boolean>(settings.follow, true)) return;
    followMode.revealed(performance.now());
    editor.revealRange(rangeOf(document, place.word ?? place.sentence), TextEditorRevealType.InCenterIfOutsideViewport);
  }

  function clear(): void {
    shown = undefined;
    for (const editor of window.visibleTextEditors)
      for (const decoration of [sentenceMark, wordMark]) editor.setDecorations(decoration, []);
  }

  return {
    show(uri, place) {
      const before = shown?.uri === uri ? shown.place : undefined;
      if (isSameSpan(before?.sentence, place.sentence) && isSameSpan(before?.word, place.word)) return;
      shown = { uri, place };
      mark(uri, place);
      scrollTo(uri, place);
    },
    clear,
    follow() {
      followMode.resume();
      if (shown) scrollTo(shown.uri, shown.place);
    },
    dispose() {
      scrolling.dispose();
      switching.dispose();
      sentenceMark.dispose();
      wordMark.dispose();
    },
  };
}

function editorsOf(uri: string): readonly TextEditor[] {
  return window.visibleTextEditors.filter((editor) => editor.document.uri.toString() === uri);
}

function rangeOf(document: TextDocument, span: Span): Range {
  return new Range(document.positionAt(span.start), document.positionAt(span.end));
}
