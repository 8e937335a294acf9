import { hash } from '../base/hash.js';
import { createTurns, type InTurn } from '../base/inTurn.js';
import { patchSchemaVersion, type Patch, type ProposedEdit } from '../model/patch.js';
import { unifiedDiff } from '../patches/unifiedDiff.js';
import type { Store } from '../store/openStore.js';
import type { JobWorld } from './jobWorld.js';

type PatchStore = Pick<Store, 'listPatches' | 'addPatch'>;

/** Chunks that die together may have the same edit proposed. */
const turns = new WeakMap<PatchStore, InTurn>();

/**
 * Stages edits for a person's review; nothing is applied. What waits already, or was rejected, isn't staged again. `text` is that of
 * the file they are about. Hold the book's lock. Returns the patches that are new.
 */
export function stageEdits(
  world: Pick<JobWorld, 'clock'>,
  store: PatchStore,
  text: string,
  edits: readonly ProposedEdit[],
): Promise<readonly Patch[]> {
  const inTurn = turns.get(store) ?? createTurns();
  turns.set(store, inTurn);
  return inTurn(() => stage(world, store, text, edits));
}

async function stage(
  { clock }: Pick<JobWorld, 'clock'>,
  store: PatchStore,
  text: string,
  edits: readonly ProposedEdit[],
): Promise<readonly Patch[]> {
  const known = [...(await store.listPatches())];
  const added: Patch[] = [];
  for (const edit of edits) {
    if (known.some((patch) => patch.status !== 'applied' && patch.status !== 'stale' && isSame(patch, edit))) continue;
    const { span, changed = text.slice(0, span.start) + edit.after + text.slice(span.end), ...fields } = edit;
    const patch = await store.addPatch({
      ...fields,
      schema_version: patchSchemaVersion,
      diff: unifiedDiff(edit.target, text, changed),
      start: span.start,
      base_sha256: hash(text),
      created_at: new Date(clock.now()).toISOString(),
      status: 'pending_review',
    });
    known.push(patch);
    added.push(patch);
  }
  return added;
}

function isSame(patch: Patch, edit: ProposedEdit): boolean {
  return patch.target === edit.target && patch.before === edit.before && patch.after === edit.after;
}
