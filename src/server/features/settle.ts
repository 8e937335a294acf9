import * as v from 'valibot';
import type { Settling } from '../../core/model/settling.js';
import type { TakeId } from '../../core/model/take.js';
import { commands } from '../../protocol/names.js';
import type { Feature } from './feature.js';

const settlings = { [commands.skipChunk]: 'skip', [commands.acceptChunk]: 'accept' } as const;
const text = v.string();
const params = v.variant('command', [
  v.object({
    command: v.picklist([commands.skipChunk, commands.acceptChunk]),
    arguments: v.strictTuple([text, text]),
  }),
  v.object({ command: v.literal(commands.useTake), arguments: v.strictTuple([text, text, text, text]) }),
]);

/** What settles a chunk: without a take, with the one it has, or with another of its recordings. */
export const settle: Feature = {
  id: 'settle',
  capabilities: { executeCommandProvider: { commands: [...Object.keys(settlings), commands.useTake] } },
  register(context) {
    context.on('workspace/executeCommand', params, async (asked, signal) => {
      context.requireTrust();
      const { manuscripts, changes, lector, running } = context;
      const [uri, chunkId] = asked.arguments;
      await manuscripts.chunk(uri, chunkId, signal);
      const request = await manuscripts.request(uri, signal);
      await lector.use((core) => core.settle(request, chunkId, settlingOf(asked), signal));
      running.forget(uri, chunkId);
      manuscripts.forget();
      changes.touch(uri);
      return null;
    });
  },
};

function settlingOf(asked: v.InferOutput<typeof params>): Settling {
  if (asked.command !== commands.useTake) return settlings[asked.command];
  const [, , id, sha256] = asked.arguments;
  return { id: id as TakeId, sha256 };
}
