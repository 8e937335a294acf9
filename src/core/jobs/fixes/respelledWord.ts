import { isLectorError } from '../../base/errors.js';
import { filled } from '../../base/phrase.js';
import { withPronunciation } from '../../manuscript/editPronunciations.js';
import { saidSo } from '../../manuscript/pronunciationRewrites.js';
import type { Respelling } from '../../model/agent.js';
import { pronunciationsFileName } from '../../model/pronunciation.js';
import { spokenText } from '../../model/spoken.js';
import { refusalOf } from '../../patches/refusalOf.js';
import { readInside } from '../bookWorld.js';
import { patchPhrases } from '../phrases.js';
import { proposedFor, type Fix, type FixScene } from './fix.js';
import { saysWell } from './saysWell.js';

/** A word of a dead chunk said otherwise in the whole book: the chunk was said well with it. */
export async function respelledWord(scene: FixScene, one: Respelling): Promise<Fix | undefined> {
  const { book, work, signal } = scene;
  const { speech, chunk } = work;
  const spoken = saidSo(chunk.spoken, one, speech.settings.language);
  if (spokenText(spoken) === spokenText(chunk.spoken) || !(await saysWell(scene, speech, spoken))) return undefined;
  try {
    const text = await readInside(book.root, pronunciationsFileName, signal).catch((error: unknown) => {
      if (isLectorError(error, 'FILE_MISSING')) return '';
      throw error;
    });
    const edit = {
      span: { start: 0, end: text.length },
      before: text,
      after: withPronunciation(text, one),
      description: filled(patchPhrases.respelled, one.word, one.alias),
      reasoning: filled(patchPhrases.respelledBecause, speech.engine.name, speech.voice.name),
      ...proposedFor(scene),
      kind: 'pronunciation',
      target: pronunciationsFileName,
    } as const;
    return refusalOf(edit) === undefined ? { edit, text } : undefined;
  } catch (error) {
    if (!isLectorError(error)) throw error;
    scene.world.log.debug(`${pronunciationsFileName}: ${error.message}`);
    return undefined;
  }
}
