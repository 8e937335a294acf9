import { env, l10n, window } from 'vscode';
import { playbackSpeeds, timeText } from '../../protocol/panels.js';
import { commands } from '../../protocol/names.js';
import { chapterAt, chunkAt } from '../playback/playlist.js';
import type { Services } from '../services.js';
import { chapterEditor } from '../chapterEditor.js';
import { cursorOffset, targetOf, visibleMarkdownEditor } from '../target.js';
import type { Command } from './command.js';
import { narrateAndPlay } from './narrateChapter.js';

/** Pauses what plays, goes on with what is paused, or begins the chapter under the cursor. */
export const playPause: Command = {
  id: commands.playPause,
  async run(services) {
    const { player, chapters, lifetime } = services;
    if (player.isPlaying) {
      player.pause();
      return;
    }
    const shown = visibleMarkdownEditor()?.document.uri.toString();
    if (player.isPaused && (shown === undefined || shown === player.uri)) {
      player.resume();
      return;
    }
    const editor = await chapterEditor(services);
    if (!editor) return;
    const uri = editor.document.uri.toString();
    const chapter = chapterAt(await chapters.get(uri, lifetime), cursorOffset(editor));
    if (chapter?.chunks.some(({ hasTake }) => hasTake)) await player.playChapter(uri, chapter);
    else if (chapter) await narrateAndPlay(services, { uri, span: chapter.span }, chapter.span.start);
  },
};

/** Plays from the cursor; where nothing is narrated yet, narrates that chunk first and plays when it is ready. */
export const playFromHere: Command = {
  id: commands.playFromHere,
  async run(services, ...given) {
    const target = targetOf(given);
    const editor = target?.span ? undefined : await chapterEditor(services);
    const uri = target?.uri ?? editor?.document.uri.toString();
    if (uri !== undefined)
      await playOrNarrate(services, uri, target?.span?.start ?? (editor ? cursorOffset(editor) : 0));
  },
};

/** The same for a section's CodeLens or a tree item. */
export const playSection: Command = {
  id: commands.playSection,
  async run(services, ...given) {
    const target = targetOf(given);
    if (target) await playOrNarrate(services, target.uri, target.span?.start ?? 0);
  },
};

async function playOrNarrate(services: Services, uri: string, offset: number): Promise<void> {
  const { chapters, narration, player, lifetime } = services;
  const chapter = chapterAt(await chapters.get(uri, lifetime), offset);
  const chunk = chapter && chunkAt(chapter, offset);
  if (!chapter || !chunk) return;
  const isToCome = chunk.hasTake || narration.covers(uri, chunk);
  const job = isToCome ? undefined : narration.run({ uri, span: chapter.span, firstOffset: offset });
  const isToPlay = chunk.hasTake || narration.isNarrating(uri);
  await Promise.all([job, isToPlay ? player.playFrom(uri, offset) : undefined]);
}

export const nextSentence: Command = { id: commands.nextSentence, run: ({ player }) => player.nextSentence() };
export const previousSentence: Command = {
  id: commands.previousSentence,
  run: ({ player }) => player.previousSentence(),
};
export const stop: Command = { id: commands.stop, run: ({ player }) => player.stop() };

export const setSpeed: Command = {
  id: commands.setSpeed,
  async run({ player }) {
    const items = playbackSpeeds.map((speed) => ({
      label: `${speed.toLocaleString(env.language)}×`,
      description: [
        ...(speed === player.speed ? [l10n.t('now')] : []),
        l10n.t('an hour in {0}', timeText(3600 / speed)),
      ].join(' · '),
      speed,
    }));
    const choice = await window.showQuickPick(items, {
      title: l10n.t('Playback speed'),
      placeHolder: l10n.t('The pitch stays the same'),
    });
    if (choice) player.setSpeed(choice.speed);
  },
};
