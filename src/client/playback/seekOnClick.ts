import { TextEditorSelectionChangeKind, window, type Disposable } from 'vscode';
import { settings } from '../../protocol/names.js';
import { setting } from '../settings.js';
import type { Player } from './player.js';

/** While a document plays, a click into it goes on from there. */
export function seekOnClick(player: Player, onError: (error: unknown) => void): Disposable {
  return window.onDidChangeTextEditorSelection(({ textEditor, kind, selections }) => {
    const [selection] = selections;
    const uri = textEditor.document.uri.toString();
    if (kind !== TextEditorSelectionChangeKind.Mouse || selections.length !== 1 || !selection?.isEmpty) return;
    if (!player.isPlaying || player.uri !== uri || !setting<boolean>(settings.clickToSeek, true)) return;
    void player.playFrom(uri, textEditor.document.offsetAt(selection.active)).catch(onError);
  });
}
