import { l10n, window, workspace } from 'vscode';
import { methods } from '../../protocol/messages/methods.js';
import { commands } from '../../protocol/names.js';
import type { Services } from '../services.js';
import { chapterAsked } from '../chapterAsked.js';
import { markdownEditor, targetOf, visibleMarkdownEditor } from '../target.js';
import { canonical } from '../uris.js';
import { pickReadyVoice } from './chooseVoice.js';
import type { Command } from './command.js';
import { narrateAndPlay } from './narrateChapter.js';

/** The chunks that the selection touches; the cursor's own where nothing is selected. */
export const narrateSelection: Command = {
  id: commands.narrateSelection,
  async run(services) {
    const part = selectedPart();
    if (part) await narrateAndPlay(services, part, part.span.start);
  },
};

/** The same with a voice for these words alone, which they keep until they change. */
export const narrateSelectionWith: Command = {
  id: commands.narrateSelectionWith,
  async run(services) {
    const part = selectedPart();
    const voice = part && (await pickReadyVoice(services));
    if (!voice) return;
    await narrateAndPlay(services, { ...part, engine: voice.engine, voice: voice.voice }, part.span.start);
  },
};

function selectedPart() {
  const editor = markdownEditor();
  if (!editor) return undefined;
  const { document, selection } = editor;
  const start = document.offsetAt(selection.start);
  const span = { start, end: Math.max(start + 1, document.offsetAt(selection.end)) };
  return { uri: document.uri.toString(), span };
}

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

/** All chapters of a book, in order: of the one that the Book view names, else the one in the editor, else one to pick. */
export const narrateBook: Command = {
  id: commands.narrateBook,
  async run(services, ...given) {
    const uri = bookOf(given[0]) ?? (await bookInEditor(services)) ?? (await pickBook(services));
    if (uri !== undefined) await services.narration.run({ uri });
  },
};

function bookOf(given: unknown): string | undefined {
  const isBook = typeof given === 'object' && given !== null && 'kind' in given && given.kind === 'book';
  return isBook ? targetOf([given])?.uri : undefined;
}

async function bookInEditor({ session, lifetime }: Services): Promise<string | undefined> {
  const uri = visibleMarkdownEditor()?.document.uri.toString();
  if (uri === undefined) return undefined;
  // A document without a file is its whole book.
  if (uri.startsWith('untitled:')) return uri;
  return canonical((await session.request(methods.book, { uri }, lifetime)).rootUri);
}

async function pickBook({ session, lifetime }: Services): Promise<string | undefined> {
  const folderUris = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
  const { books } = await session.request(methods.books, { folderUris, documentUris: [] }, lifetime);
  const items = books.map(({ book, rootUri }) => ({ label: book.title, description: book.root, rootUri }));
  if (items.length === 0) markdownEditor();
  const chosen =
    items.length > 1 ? await window.showQuickPick(items, { title: l10n.t('Which book to narrate?') }) : items[0];
  return chosen && canonical(chosen.rootUri);
}

/** Every chunk of the document whose record says `failed`. */
export const retryFailed: Command = {
  id: commands.retryFailed,
  async run({ narration }, ...given) {
    const uri = targetOf(given)?.uri ?? markdownEditor()?.document.uri.toString();
    if (uri !== undefined) await narration.run({ uri, failedOnly: true });
  },
};

/** What failed in a chapter and what its author is asked to listen to, spoken anew with all repairs. */
export const repairChapter: Command = {
  id: commands.repairChapter,
  async run(services, ...given) {
    const asked = await chapterAsked(services, given);
    if (!asked) return;
    const { uri, chapter } = asked;
    const bad = chapter.chunks.filter(({ state, isDoubted }) => state === 'failed' || isDoubted);
    if (bad.length > 0) await services.narration.run({ uri, chunkIds: bad.map(({ id }) => id), again: true });
    else void window.showInformationMessage(l10n.t('There is nothing to repair in “{0}”.', chapter.title));
  },
};

export const cancelNarration: Command = {
  id: commands.cancel,
  run: ({ narration }) => narration.cancel(),
};
