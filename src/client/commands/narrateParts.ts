import { Uri, workspace } from 'vscode';
import { methods } from '../../protocol/messages.js';
import { commands } from '../../protocol/names.js';
import { markdownEditor, targetOf, visibleMarkdownEditor } from '../target.js';
import type { Command } from './command.js';
import { narrateAndPlay } from './narrateChapter.js';

/** The chunks that the selection touches; the cursor's own where nothing is selected. */
export const narrateSelection: Command = {
  id: commands.narrateSelection,
  async run(services) {
    const editor = markdownEditor();
    if (!editor) return;
    const { document, selection } = editor;
    const start = document.offsetAt(selection.start);
    const span = { start, end: Math.max(start + 1, document.offsetAt(selection.end)) };
    await narrateAndPlay(services, { uri: document.uri.toString(), span }, start);
  },
};

/** A section, from its CodeLens or a tree item. */
export const narrateSection: Command = {
  id: commands.narrateSection,
  async run(services, ...given) {
    const target = targetOf(given);
    if (!target) return;
    const { uri, span, chunkId } = target;
    const part = chunkId === undefined ? { ...(span ? { span } : {}) } : { chunkIds: [chunkId] };
    await narrateAndPlay(services, { uri, ...part }, span?.start ?? 0);
  },
};

/** All chapters of the book, in order. */
export const narrateBook: Command = {
  id: commands.narrateBook,
  async run({ session, narration, lifetime }) {
    const uri = visibleMarkdownEditor()?.document.uri ?? workspace.workspaceFolders?.[0]?.uri;
    if (!uri) return void markdownEditor();
    const { rootUri } = await session.request(methods.book, { uri: uri.toString() }, lifetime);
    await narration.run({ uri: Uri.parse(rootUri, true).toString() });
  },
};

/** Every chunk of the document whose record says `failed`. */
export const retryFailed: Command = {
  id: commands.retryFailed,
  async run({ narration }, ...given) {
    const uri = targetOf(given)?.uri ?? markdownEditor()?.document.uri.toString();
    if (uri !== undefined) await narration.run({ uri, failedOnly: true });
  },
};

export const cancelNarration: Command = {
  id: commands.cancel,
  run: ({ narration }) => narration.cancel(),
};
