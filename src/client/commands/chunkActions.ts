import { Range, Selection, TextEditorRevealType, Uri, window } from 'vscode';
import { commands } from '../../protocol/names.js';
import { targetOf } from '../target.js';
import type { Command } from './command.js';

/** Speaks one chunk again. Arguments: uri, chunk id. */
export const retryChunk: Command = {
  id: commands.retryChunk,
  async run({ narration }, ...given) {
    const target = targetOf(given);
    if (target?.chunkId !== undefined) {
      await narration.run({ uri: target.uri, chunkIds: [target.chunkId], again: true });
    }
  },
};

/** Speaks one chunk with another engine. Arguments: uri, chunk id, engine id. */
export const useOtherEngine: Command = {
  id: commands.useOtherEngine,
  async run({ narration }, ...given) {
    const target = targetOf(given);
    const [, , engine] = given;
    if (target?.chunkId === undefined || typeof engine !== 'string') return;
    await narration.run({ uri: target.uri, chunkIds: [target.chunkId], again: true, engine });
  },
};

/** Shows a chunk, or any span, in the text. */
export const openChunk: Command = {
  id: commands.openChunk,
  async run({ chapters, lifetime }, ...given) {
    const target = targetOf(given);
    if (!target) return;
    const editor = await window.showTextDocument(Uri.parse(target.uri, true), { preserveFocus: true });
    const { document } = editor;
    const spanOfChunk = async () =>
      (await chapters.get(target.uri, lifetime)).chapters
        .flatMap(({ chunks }) => chunks)
        .find(({ id }) => id === target.chunkId)?.span;
    const span = target.span ?? (await spanOfChunk());
    if (!span) return;
    const range = new Range(document.positionAt(span.start), document.positionAt(span.end));
    editor.selection = new Selection(range.start, range.start);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  },
};
