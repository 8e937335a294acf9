import type { BookPlan } from '../../manuscript/bookOrders/bookOrder.js';
import { writtenValue, type MetadataPath, type MetadataValue } from '../../model/bookMetadata.js';
import { metadataFlaw, metadataLength, metadataLimitOf } from '../../model/metadataField.js';
import type { MetadataFieldView, MetadataProposal } from '../../model/metadataView.js';
import type { Patch } from '../../model/patch.js';
import { readingLevel } from '../../model/readingLevel.js';
import { metadataIn, type MetadataChange } from '../../patches/metadataEdit.js';

/** A patch beside what it says. */
interface ReadProposal extends MetadataChange {
  readonly patch: Patch;
}

/** The patches of the kind `metadata` among these, read. */
export function proposalsIn(patches: readonly Patch[]): readonly ReadProposal[] {
  return patches.flatMap((patch) => {
    const change = patch.kind === 'metadata' ? metadataIn(patch.after) : undefined;
    return change ? [{ patch, ...change }] : [];
  });
}

/** What a person wrote, or accepted, there; undefined where nothing is. */
function ownValue({ title, author, metadata = {} }: BookPlan, at: MetadataPath): MetadataValue | undefined {
  if (at.field === 'title') return title;
  return at.field === 'author' ? author : writtenValue(metadata, at);
}

/** What is told in one place of a book. `detected` is what counts where nobody wrote anything. */
export function fieldView(
  at: MetadataPath,
  written: BookPlan,
  detected: MetadataValue | undefined,
  all: readonly ReadProposal[],
  language: string,
): MetadataFieldView {
  const own = ownValue(written, at);
  const proposals = all.filter((one) => one.at.field === at.field && one.at.chapter === at.chapter);
  const accepted = proposals.findLast(({ patch, value }) => patch.status === 'applied' && isSame(value, own));
  const value = own ?? detected ?? (at.field === 'tags' ? [] : '');
  const isThere = value.length > 0;
  const limit = metadataLimitOf[at.field];
  const flaw = isThere ? metadataFlaw(at.field, value) : undefined;
  const level = levelOf(at, value, language);
  const source = own === undefined ? (isThere ? 'detected' : 'none') : accepted ? 'accepted' : 'you';
  return {
    at,
    value,
    source,
    ...(accepted && { proposer: { agent: accepted.patch.agent, model: accepted.patch.model } }),
    ...(limit && { limit, length: metadataLength(at.field, value) ?? 0 }),
    ...(flaw !== undefined && { flaw }),
    ...(level && { level }),
    // One that would replace a value that a person has written meanwhile can't be accepted.
    proposals:
      own === undefined
        ? proposals.filter(({ patch }) => patch.status === 'pending_review').map((one) => asShown(one, language))
        : [],
  };
}

function asShown({ patch, at, value }: ReadProposal, language: string): MetadataProposal {
  const { id, agent, model, confidence } = patch;
  const level = levelOf(at, value, language);
  return { id, agent, model, confidence, value, ...(level && { level }) };
}

function levelOf({ field }: MetadataPath, value: MetadataValue, language: string) {
  return field === 'plain_summary' ? readingLevel(String(value), language) : undefined;
}

function isSame(one: MetadataValue, other: MetadataValue | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
