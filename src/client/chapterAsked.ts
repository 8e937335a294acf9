import type { ChapterView } from '../protocol/messages/chapters.js';
import { chapterEditor } from './chapterEditor.js';
import { chapterAt } from './playback/playlist.js';
import type { Services } from './services.js';
import { cursorOffset, targetOf } from './target.js';

/** The chapter that a command is about: the one that a view names, else the one under the cursor. Says what to do where there is no text. */
export async function chapterAsked(
  services: Pick<Services, 'session' | 'chapters' | 'lifetime'>,
  given: readonly unknown[],
): Promise<{ readonly uri: string; readonly chapter: ChapterView } | undefined> {
  const target = targetOf(given);
  const editor = target ? undefined : await chapterEditor(services);
  const uri = target?.uri ?? editor?.document.uri.toString();
  if (uri === undefined) return undefined;
  const result = await services.chapters.get(uri, services.lifetime);
  const chapter = chapterAt(result, target?.span?.start ?? (editor ? cursorOffset(editor) : 0));
  return chapter && { uri, chapter };
}
