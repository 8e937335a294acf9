import { settingsAgainst } from '../../model/bookSetting.js';
import { isOfTheWorld } from '../../model/failure.js';
import type { Patch } from '../../model/patch.js';
import { settingOf } from '../../patches/settingEdit.js';
import type { Store } from '../../store/openStore.js';
import { stageEdits } from '../stageEdits.js';
import { bookSetting } from './bookSetting.js';
import type { Fix, FixScene } from './fix.js';
import { otherVoice } from './otherVoice.js';

type PatchStore = Pick<Store, 'listPatches' | 'addPatch'>;

/**
 * Stages the edit that a diagnosis asks for, where there is one under which the dead chunk was said well. The diagnosis only chooses
 * from what there is; code makes the edit. What waits already, or was rejected, isn't looked for again. Hold the book's lock.
 */
export async function stageFix(scene: FixScene, store: PatchStore): Promise<void> {
  const { fix, category, setting } = scene.diagnosis;
  const known = (await store.listPatches()).filter(
    ({ status }) => status === 'pending_review' || status === 'rejected',
  );
  const found = await find();
  if (found) await stageEdits(scene.world, store, found.text, [found.edit]);

  async function find(): Promise<Fix | undefined> {
    const isOfTheText = fix === 'other-engine' && !isOfTheWorld(category);
    if (isOfTheText) return known.some(isForChunk) ? undefined : otherVoice(scene);
    if (fix !== 'setting' && fix !== 'split' && fix !== 'other-engine') return undefined;
    for (const key of setting ? [setting] : settingsAgainst[category]) {
      if (known.some((patch) => patch.kind === 'setting' && settingOf(patch)?.[0] === key)) continue;
      const one = await bookSetting(scene, key);
      if (one) return one;
    }
    return undefined;
  }

  function isForChunk({ kind, chapter, chunk }: Patch): boolean {
    return kind === 'engine' && chapter === scene.task.chapterId && chunk === scene.task.chunk.id;
  }
}
