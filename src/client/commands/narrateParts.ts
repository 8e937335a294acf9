import { l10n, window } from 'vscode';
import { commands } from '../../protocol/names.js';
import { chapterAsked } from '../chapterAsked.js';
import { markdownEditor, targetOf } from '../target.js';
import { pickReadyVoice } from './chooseVoice.js';
import { bookAsked } from '../bookAsked.js';
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
    const uri = await bookAsked(services, given[0], l10n.t('Which book to narrate?'));
    if (uri !== undefined) await services.narration.run({ uri });
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
