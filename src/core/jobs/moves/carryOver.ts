import { withoutExtension } from '../../base/paths.js';
import { lectorYaml } from '../../manuscript/bookOrders/lectorYaml.js';
import { withEdits } from '../../base/yamlTexts.js';
import { fileOfChapter, type Moved } from '../../model/move.js';
import type { Patch } from '../../model/patch.js';
import { recordKey, type ChapterRecord } from '../../model/record.js';
import type { Store } from '../../store/openStore.js';
import { bookFile } from '../placePatch.js';

type MovesStore = Pick<Store, 'listRecorded' | 'readRecord' | 'updateRecord' | 'listPatches' | 'savePatch'>;

/**
 * Has records and proposed edits follow their chapters. Where a record is at the new name already, its chunks come behind those that
 * arrive. What arrives is durable before what left is taken away. Hold the book's lock. @throws LectorError as the store.
 */
export async function carryOver(store: MovesStore, moved: Moved): Promise<void> {
  for (const patch of await store.listPatches()) {
    const after = movedPatch(patch, moved);
    if (after !== patch) await store.savePatch(after);
  }
  const leaving = new Map<string, ChapterRecord>();
  for (const id of await store.listRecorded()) {
    const record = isElsewhere(moved.chapter(id), id) ? await store.readRecord(id) : {};
    if (Object.keys(record).length > 0) leaving.set(id, record);
  }
  const arriving = new Map([...leaving].map(([id, record]) => [moved.chapter(id) ?? id, record]));
  for (const [id, record] of arriving) await store.updateRecord(id, (there) => joined(record, there));
  for (const [id, record] of leaving) {
    const stays = arriving.get(id) ?? {};
    const gone = new Set(Object.values(record).map((entry) => entry.id));
    await store.updateRecord(id, (there) => joined(stays, without(there, gone)));
  }
}

function isElsewhere(to: string | undefined, from: string): boolean {
  return to !== undefined && to !== from;
}

/** The first record's entries, then those of the second for other chunks. */
function joined(first: ChapterRecord, second: ChapterRecord): ChapterRecord {
  const ids = new Set(Object.values(first).map(({ id }) => id));
  return keyed([...Object.values(first), ...Object.values(second).filter(({ id }) => !ids.has(id))]);
}

function without(record: ChapterRecord, gone: ReadonlySet<string>): ChapterRecord {
  return keyed(Object.values(record).filter(({ id }) => !gone.has(id)));
}

function keyed(entries: readonly ChapterRecord[string][]): ChapterRecord {
  return Object.fromEntries(entries.map((entry, index) => [recordKey(index), entry]));
}

/** A proposed edit of a file, or of what is told of a chapter, under their new names; the same object where they have none. */
function movedPatch(patch: Patch, moved: Moved): Patch {
  const chapter = patch.chapter === undefined ? undefined : moved.chapter(patch.chapter);
  const target = targetOf(patch, chapter) ?? moved.file(patch.target) ?? patch.target;
  const inBookFile = (text: string) => withEdits(text, lectorYaml.follow(text, bookFile, moved));
  const isTold = patch.kind === 'metadata';
  const after = {
    ...patch,
    target,
    diff: withHeader(patch.diff, patch.target, target),
    ...(chapter !== undefined && { chapter }),
    ...(isTold && { before: inBookFile(patch.before), after: inBookFile(patch.after) }),
  };
  return JSON.stringify(after) === JSON.stringify(patch) ? patch : after;
}

/** The file of the edit's own chapter goes where that goes. */
function targetOf({ target, chapter: before = '' }: Patch, after: string | undefined): string | undefined {
  const isOwn = after !== undefined && withoutExtension(target) === fileOfChapter(before);
  return isOwn ? fileOfChapter(after) + target.slice(withoutExtension(target).length) : undefined;
}

/** A unified diff of a file that is called otherwise now. */
function withHeader(diff: string, before: string, after: string): string {
  return diff.replace(`--- a/${before}`, () => `--- a/${after}`).replace(`+++ b/${before}`, () => `+++ b/${after}`);
}
