import type { ChunkRecording } from '../model/recording.js';
import type { PlanRequest } from '../model/request.js';
import { spokenText } from '../model/spoken.js';
import type { JobWorld } from './jobWorld.js';
import { locateChunk, storeOf } from './locateChunk.js';
import { recordsById } from './statesOf.js';

/** The recordings of a chunk's words that lie on disk, the newest first. Writes nothing. @throws LectorError as locateChunk. */
export async function recordingsOf(
  world: JobWorld,
  request: PlanRequest,
  chunkId: string,
  signal: AbortSignal,
): Promise<readonly ChunkRecording[]> {
  const { chunk, known } = await locateChunk(world, request, chunkId, signal);
  const record = recordsById(known).get(chunkId);
  const store = await storeOf(world, request, signal);
  const recordings = await store.listRecordings(spokenText(chunk.spoken));
  return recordings.map((recording) => ({ ...recording, isCurrent: recording.take.file === record?.audio_path }));
}
