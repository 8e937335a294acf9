import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node.js';
import { systemClock } from '../core/base/clock.js';
import { messageOf } from '../core/base/errors.js';
import { defaultModelsDir, openLector } from '../core/lector.js';
import { llmOptions } from './llmOptions.js';
import { startServer } from './server.js';

const distDir = path.dirname(fileURLToPath(import.meta.url));
const connection = createConnection(ProposedFeatures.all);

// This process's allocator has read it (client/serverStart); engines, whose processes inherit the rest, were measured without.
delete process.env.MALLOC_MMAP_THRESHOLD_;

// A bug in one request must not end the session of someone who writes.
for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.on(event, (error: unknown) => {
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : messageOf(error));
  });
}
// The client is gone without a word; engines end with their own channel to this process.
process.on('disconnect', () => process.exit(1));

startServer(connection, ({ settings, trusted }, log) => {
  const llm = llmOptions({ settings, trusted });
  return openLector({
    distDir,
    modelsDir: settings.modelsPath ? path.resolve(settings.modelsPath) : defaultModelsDir(),
    ...(settings.modelsMirror && { mirrorDir: path.resolve(settings.modelsMirror) }),
    allowDownload: settings.allowDownload && trusted,
    workers: settings.workers,
    engineOptions: settings.engineOptions,
    ...(llm && { llm }),
    log,
    clock: systemClock,
  });
});
