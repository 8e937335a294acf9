import type { ChunkRecord } from '../model/record.js';
import type { Take, TakeId } from '../model/take.js';
import type { Store } from '../store/openStore.js';

/** What a record says of which recording plays. */
export type TakeNames = Pick<ChunkRecord, 'take_id' | 'audio_sha256'>;

/**
 * The recording that plays for a chunk: the one whose hash its record names. Chunks with the same words share a take's id,
 * and each of them may have another recording of it. Undefined where there is none, or it is gone.
 */
export async function playedTake(
  store: Pick<Store, 'findRecording'>,
  { take_id: id, audio_sha256: sha256 }: TakeNames,
): Promise<Take | undefined> {
  if (id === null || sha256 === null) return undefined;
  return (await store.findRecording({ id: id as TakeId, sha256 }))?.take;
}
