import { settingsAgainst } from '../../model/bookSetting.js';
import { isOfTheWorld } from '../../model/failure.js';
import type { Patch, PatchKind } from '../../model/patch.js';
import { settingOf } from '../../patches/settingEdit.js';
import type { Store } from '../../store/openStore.js';
import { stageEdits } from '../stageEdits.js';
import { bookSetting } from './bookSetting.js';
import type { Fix, FixScene } from './fix.js';
import { otherVoice } from './otherVoice.js';
import { respelledWord } from './respelledWord.js';

type PatchStore = Pick<Store, 'listPatches' | 'addPatch'>;

/**
 * Stages the edit that a diagnosis asks for, where there is one under which the dead chunk was said well. The diagnosis only chooses
 * from what there is; code makes the edit. What waits already, or was rejected, isn't looked for again. Hold the book's lock.
 */
export async function stageFix(scene: FixScene, store: PatchStore): Promise<void> {
  const { fix, category, setting, respelling } = scene.diagnosis;
  const known = (await store.listPatches()).filter(
    ({ status }) => status === 'pending_review' || status === 'rejected',
  );
  const found = await find();
  if (found) await stageEdits(scene.world, store, found.text, [found.edit]);

  async function find(): Promise<Fix | undefined> {
    if (respelling) return known.some(isForChunk('pronunciation')) ? undefined : respelledWord(scene, respelling);
    const isOfTheText = fix === 'other-engine' && !isOfTheWorld(category);
    if (isOfTheText) return known.some(isForChunk('engine')) ? undefined : otherVoice(scene);
    if (fix !== 'setting' && fix !== 'split' && fix !== 'other-engine') return undefined;
    for (const key of setting ? [setting] : settingsAgainst[category]) {
      if (known.some((patch) => patch.kind === 'setting' && settingOf(patch)?.[0] === key)) continue;
      const one = await bookSetting(scene, key);
      if (one) return one;
    }
    return undefined;
  }

  function isForChunk(wanted: PatchKind): (patch: Patch) => boolean {
    return ({ kind, chapter, chunk }) =>
      kind === wanted && chapter === scene.task.chapterId && chunk === scene.task.chunk.id;
  }
}
