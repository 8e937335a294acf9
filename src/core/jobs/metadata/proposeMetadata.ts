import type { Described } from '../../model/description.js';
import type { ProposeEvent } from '../../model/metadataView.js';
import type { PlanRequest } from '../../model/request.js';
import { describe } from '../describe.js';
import type { JobWorld } from '../jobWorld.js';
import { openBook } from '../openBook.js';
import { stageEdits } from '../stageEdits.js';
import { objectionTo, proposalOf } from './metadataProposal.js';
import { openMetadata } from './openMetadata.js';
import { viewMetadata } from './viewMetadata.js';
import { wantedMetadata } from './wantedMetadata.js';

/**
 * Proposes what is empty of a book's metadata, or of a chapter's: by a language model where one is set, else by rules. What a person wrote
 * is never proposed anew, what waits or was rejected not again. Staged as patches of the kind `metadata`; nothing is applied.
 * @throws LectorError as viewMetadata, describe; BOOK_LOCKED while another process narrates the book.
 */
export async function* proposeMetadata(
  world: JobWorld,
  request: PlanRequest,
  signal: AbortSignal,
): AsyncGenerator<ProposeEvent, void> {
  const view = await viewMetadata(world, request, signal);
  const chapters = new Map<string, Described>();
  let whole: Described | undefined;
  for await (const event of describe(world, request, signal)) {
    if (event.kind === 'describing') yield event;
    else if (event.kind === 'chapter') chapters.set(event.id, event.described);
    else whole = event.described;
  }
  const wanted = wantedMetadata(view, whole, chapters);
  const { book } = await openBook(request, signal);
  const store = world.storeOf(book.stateRoot);
  const lock = await store.lock(signal);
  try {
    // Somebody may have written into the file while a model was thinking.
    const { text = '' } = await openMetadata(book, request, signal);
    const objections = wanted.map((one) => objectionTo(one, text, view.language));
    const edits = wanted.flatMap((one, at) =>
      objections[at] === undefined ? (proposalOf(one, text, view.language) ?? []) : [],
    );
    const notes = objections.flatMap((note) => note ?? []);
    yield { kind: 'proposed', patches: await stageEdits(world, store, text, edits), notes };
  } finally {
    await lock.dispose();
  }
}
