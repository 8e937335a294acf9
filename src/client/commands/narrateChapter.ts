import { commands, settings } from '../../protocol/names.js';
import type { NarrateParams } from '../../protocol/messages/narrating.js';
import type { Services } from '../services.js';
import { setting } from '../settings.js';
import { chapterAsked } from '../chapterAsked.js';
import type { Command } from './command.js';

/** Narrates the chapter under the cursor, or the one that a view names, and plays it from its first finished chunk. */
export const narrateChapter: Command = {
  id: commands.narrateChapter,
  async run(services, ...given) {
    const asked = await chapterAsked(services, given);
    if (!asked) return;
    const { uri, chapter } = asked;
    await narrateAndPlay(services, { uri, span: chapter.span }, chapter.span.start);
  },
};

/** Narrates, and plays from `offset` as soon as there is something to hear, unless something plays already. */
export async function narrateAndPlay(services: Services, params: NarrateParams, offset: number): Promise<void> {
  const { narration, player } = services;
  const job = narration.run(params);
  const isToPlay =
    setting<boolean>(settings.playWhileNarrating, true) && !player.isPlaying && narration.isNarrating(params.uri);
  await Promise.all([job, isToPlay ? player.playFrom(params.uri, offset) : undefined]);
}
