import { commands } from '../../protocol/names.js';
import { chapterAt } from '../playback/playlist.js';
import { chapterEditor } from '../chapterEditor.js';
import { cursorOffset, targetOf } from '../target.js';
import type { Command } from './command.js';

/** The report of the chapter under the cursor, or of the one that a view names. */
export const showReport: Command = {
  id: commands.showReport,
  async run(services, ...given) {
    const { chapters, reports, lifetime } = services;
    const target = targetOf(given);
    const editor = target ? undefined : await chapterEditor(services);
    const uri = target?.uri ?? editor?.document.uri.toString();
    if (uri === undefined) return;
    const offset = target?.span?.start ?? (editor ? cursorOffset(editor) : 0);
    const chapter = chapterAt(await chapters.get(uri, lifetime), offset);
    if (chapter) reports.show(uri, chapter.id);
  },
};

/** The recordings of one chunk, in its chapter's report. Arguments: uri, chunk id. */
export const showTakes: Command = {
  id: commands.showTakes,
  async run({ chapters, reports, lifetime }, ...given) {
    const target = targetOf(given);
    if (target?.chunkId === undefined) return;
    const { chunkId, uri } = target;
    const result = await chapters.get(uri, lifetime);
    const chapter = result.chapters.find(({ chunks }) => chunks.some(({ id }) => id === chunkId));
    if (chapter) reports.show(uri, chapter.id, chunkId);
  },
};
