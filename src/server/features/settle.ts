import * as v from 'valibot';
import { commands } from '../../protocol/names.js';
import type { Feature } from './feature.js';

const settlings = { [commands.skipChunk]: 'skip', [commands.acceptChunk]: 'accept' } as const;
const params = v.object({
  command: v.picklist([commands.skipChunk, commands.acceptChunk]),
  arguments: v.strictTuple([v.string(), v.string()]),
});

/** The quick fixes that settle a chunk: without a take, or with the one it has. */
export const settle: Feature = {
  id: 'settle',
  capabilities: { executeCommandProvider: { commands: Object.keys(settlings) } },
  register(context) {
    context.on('workspace/executeCommand', params, async ({ command, arguments: [uri, chunkId] }, signal) => {
      context.requireTrust();
      const { manuscripts, changes, lector } = context;
      await manuscripts.chunk(uri, chunkId, signal);
      const request = await manuscripts.request(uri, signal);
      await lector.use((core) => core.settle(request, chunkId, settlings[command], signal));
      manuscripts.forget();
      changes.touch(uri);
      return null;
    });
  },
};
