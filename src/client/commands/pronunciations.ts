import { l10n, Uri, window, workspace, type TextDocument } from 'vscode';
import type { Span } from '../../core/model/span.js';
import { methods } from '../../protocol/messages/methods.js';
import { commands } from '../../protocol/names.js';
import { askPronunciation, type WordToSay } from '../pronunciations/askPronunciation.js';
import type { Services } from '../services.js';
import { markdownEditor, spanOf, targetOf, wordOrSelection } from '../target.js';
import { requireTrust } from '../trust.js';
import type { Command } from './command.js';

/** Asks how the selection, the word under the cursor or the one that a hover names is said, and keeps it for the book. */
export const addPronunciation: Command = {
  id: commands.addPronunciation,
  async run(services, ...given) {
    const target = targetOf(given);
    const editor = target?.span ? undefined : markdownEditor();
    const uri = target?.uri ?? editor?.document.uri.toString();
    if (uri === undefined) return;
    const document = await workspace.openTextDocument(Uri.parse(uri, true));
    const span = target?.span ?? (editor && wordOrSelection(editor));
    const word = span && wordIn(document, span);
    if (!span || word === undefined) {
      void window.showInformationMessage(l10n.t('Put the cursor into a word, or select what is said otherwise.'));
      return;
    }
    await keepPronunciation(services, { uri, span, word });
  },
};

/** Asks how a misheard word of a chunk is said, keeps it, and speaks the chunk again. Arguments: uri, the chunk's span, the word's. */
export const respell: Command = {
  id: commands.respell,
  async run(services, ...given) {
    const target = targetOf(given);
    if (!target?.span) return;
    const { uri, span: chunk } = target;
    const document = await workspace.openTextDocument(Uri.parse(uri, true));
    const span = spanOf(given[2]) ?? (await pickWord(document, chunk));
    const word = span && wordIn(document, span);
    if (!span || word === undefined || !(await keepPronunciation(services, { uri, span, word }))) return;
    await services.narration.run({ uri, span: chunk, again: true });
  },
};

/** False where a person kept nothing. */
async function keepPronunciation(services: Services, word: WordToSay): Promise<boolean> {
  if (!(await requireTrust(l10n.t('Keeping a pronunciation')))) return false;
  const pronunciation = await askPronunciation(services, word);
  if (!pronunciation) return false;
  const { session, lifetime } = services;
  const { uri } = await session.request(methods.setPronunciation, { uri: word.uri, pronunciation }, lifetime);
  const open = l10n.t('Open pronunciations.yaml');
  const told = l10n.t(
    '“{0}” is said otherwise from now on. Chunks with it are spoken again by the next narration.',
    word.word,
  );
  void window.showInformationMessage(told, open).then((choice) => {
    if (choice === open) void window.showTextDocument(Uri.parse(uri, true));
  });
  return true;
}

/** Which word of a chunk is meant. */
async function pickWord(document: TextDocument, chunk: Span): Promise<Span | undefined> {
  const text = document.getText().slice(chunk.start, chunk.end);
  const found = new Map<string, Span>();
  for (const { index, 0: word } of text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu)) {
    const start = chunk.start + index;
    if (!found.has(word)) found.set(word, { start, end: start + word.length });
  }
  const title = l10n.t('Which word is said otherwise?');
  const word = await window.showQuickPick([...found.keys()], { title });
  return word === undefined ? undefined : found.get(word);
}

/** The words of a span without the ending of a possessive; undefined where there are none. */
function wordIn(document: TextDocument, { start, end }: Span): string | undefined {
  const text = document
    .getText()
    .slice(start, end)
    .replace(/[*_~`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const word = text.replace(/['’]s?$/u, '');
  return /[\p{L}\p{N}]/u.test(word) ? word : undefined;
}
