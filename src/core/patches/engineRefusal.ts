import { speakerMarks } from './speakerMark.js';
import { voicesMarked, withoutMarkLines, withoutVoiceMarks } from './voiceMark.js';

/** Why a patch of the kind `engine` may not be applied; undefined where all that it changes is who speaks, by marks. */
export function engineRefusal(before: string, after: string): string | undefined {
  const without = withoutMarks(before);
  const isSame = [after, withoutMarkLines(after)].some((text) => withoutMarks(text) === without);
  if (!isSame) return 'it changes more than who speaks';
  return marksIn(after) === marksIn(before) ? 'it changes nothing' : undefined;
}

function withoutMarks(text: string): string {
  return withoutVoiceMarks(text).replace(speakerMarks, '');
}

function marksIn(text: string): string {
  return [...voicesMarked(text), ...(text.match(speakerMarks) ?? [])].join();
}
