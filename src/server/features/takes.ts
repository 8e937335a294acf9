import type { ChunkRecording } from '../../core/model/recording.js';
import { methods } from '../../protocol/messages/methods.js';
import type { RecordingView, TakesResult } from '../../protocol/messages/takes.js';
import { inChunk } from '../schemas.js';
import { told } from '../told.js';
import { takeUri } from '../uris.js';
import type { Feature } from './feature.js';

/** The recordings of a chunk that lie on disk, those that don't play too. */
export const takes: Feature = {
  id: 'takes',
  register({ lector, manuscripts, on }) {
    on(methods.takes, inChunk, async ({ uri, chunkId }, signal): Promise<TakesResult> => {
      await manuscripts.chunk(uri, chunkId, signal);
      const request = await manuscripts.request(uri, signal);
      const { stateRoot } = await manuscripts.book(uri, signal);
      const recordings = await lector.use((core) => core.recordings(request, chunkId, signal));
      return { takes: recordings.map((recording) => viewOf(recording, stateRoot)) };
    });
  },
};

function viewOf({ take, madeAtMs, isCurrent, refused }: ChunkRecording, stateRoot: string): RecordingView {
  const { id, sha256, engine, voice, seconds, file } = take;
  return {
    takeId: id,
    sha256,
    engine,
    voice,
    seconds,
    at: new Date(madeAtMs).toISOString(),
    audioUri: takeUri(stateRoot, file),
    isCurrent,
    ...(refused && { refused: refused.map(({ message }) => told(message)) }),
  };
}
