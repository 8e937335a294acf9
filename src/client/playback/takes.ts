import type { ChunkView } from '../../protocol/messages/chapters.js';
import type { TakeResult } from '../../protocol/messages/takes.js';
import { methods } from '../../protocol/messages/methods.js';
import type { Session } from '../session.js';

/** Takes of one document's chunks, asked for once as long as neither the text nor the recording changes. */
export interface Takes {
  get(chunk: ChunkView, version: number, signal: AbortSignal): Promise<TakeResult | undefined>;
  peek(chunk: ChunkView, version: number): TakeResult | undefined;
}

/** More than a listener comes by between two edits; the oldest go first. */
const kept = 200;

export function createTakes(session: Session, uri: string): Takes {
  const takes = new Map<string, TakeResult>();
  return {
    peek: (chunk, version) => takes.get(keyOf(chunk, version)),
    async get(chunk, version, signal) {
      const key = keyOf(chunk, version);
      const known = takes.get(key);
      if (known || !chunk.hasTake) return known;
      const take = await session.request(methods.take, { uri, chunkId: chunk.id }, signal);
      if (!take) return undefined;
      takes.set(key, take);
      const [oldest] = takes.keys();
      if (takes.size > kept && oldest !== undefined) takes.delete(oldest);
      return take;
    },
  };
}

/** Word spans hang on the text's version, the sound on what the record says of it. */
function keyOf({ id, engine, voice, seconds, rtf, attempts }: ChunkView, version: number): string {
  return JSON.stringify([version, id, engine, voice, seconds, rtf, attempts]);
}
