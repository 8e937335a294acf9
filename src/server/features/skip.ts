import * as v from 'valibot';
import { commands } from '../../protocol/names.js';
import type { Feature } from './feature.js';

const params = v.object({
  command: v.literal(commands.skipChunk),
  arguments: v.strictTuple([v.string(), v.string()]),
});

/** The quick fix that settles a chunk without a take. */
export const skip: Feature = {
  id: 'skip',
  capabilities: { executeCommandProvider: { commands: [commands.skipChunk] } },
  register(context) {
    context.on('workspace/executeCommand', params, async ({ arguments: [uri, chunkId] }, signal) => {
      context.requireTrust();
      const { manuscripts, changes, lector } = context;
      await manuscripts.chunk(uri, chunkId, signal);
      const request = await manuscripts.request(uri, signal);
      await lector.use((core) => core.skip(request, chunkId, signal));
      manuscripts.forget();
      changes.touch(uri);
      return null;
    });
  },
};
