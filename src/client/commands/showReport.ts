import { commands } from '../../protocol/names.js';
import { chapterAt } from '../playback/playlist.js';
import { cursorOffset, markdownEditor, targetOf } from '../target.js';
import type { Command } from './command.js';

/** The report of the chapter under the cursor, or of the one that a view names. */
export const showReport: Command = {
  id: commands.showReport,
  async run({ chapters, reports, lifetime }, ...given) {
    const target = targetOf(given);
    const editor = target ? undefined : markdownEditor();
    const uri = target?.uri ?? editor?.document.uri.toString();
    if (uri === undefined) return;
    const offset = target?.span?.start ?? (editor ? cursorOffset(editor) : 0);
    const chapter = chapterAt(await chapters.get(uri, lifetime), offset);
    if (chapter) reports.show(uri, chapter.id);
  },
};
