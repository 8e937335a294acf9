import { commands } from '../../protocol/names.js';
import { chapterAsked } from '../chapterAsked.js';
import { targetOf } from '../target.js';
import type { Command } from './command.js';

/** The report of the chapter under the cursor, or of the one that a view names. */
export const showReport: Command = {
  id: commands.showReport,
  async run(services, ...given) {
    const asked = await chapterAsked(services, given);
    if (asked) services.reports.show(asked.uri, asked.chapter.id);
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
