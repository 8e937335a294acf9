import { voicesMarked, withoutMarkLines, withoutVoiceMarks } from './voiceMark.js';

/** Why a patch of the kind `engine` may not be applied; undefined where all that it changes is who speaks, by marks. */
export function engineRefusal(before: string, after: string): string | undefined {
  const without = withoutVoiceMarks(before);
  const isSame = [after, withoutMarkLines(after)].some((text) => withoutVoiceMarks(text) === without);
  if (!isSame) return 'it changes more than who speaks';
  return voicesMarked(after).join() === voicesMarked(before).join() ? 'it changes nothing' : undefined;
}
