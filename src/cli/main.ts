#!/usr/bin/env node
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CancelledError } from '../core/base/cancellation.js';
import { systemClock } from '../core/base/clock.js';
import { createLog } from '../core/base/log.js';
import { openLector, readEngineOptions } from '../core/lector.js';
import type { CliContext } from './context.js';
import { exitCodes } from './exitCodes.js';
import { tellFailure } from './failure.js';
import { llmOptions } from './llmOptions.js';
import { createOutput } from './output.js';
import { createProgram, globalOptions } from './program.js';
import { readText } from './readInput.js';

const stop = new AbortController();
const output = createOutput(process.stdout, process.stderr, process.env, () => {
  stop.abort(new CancelledError('Nobody reads the output any longer'));
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const) {
  process.on(signal, () => {
    if (stop.signal.aborted) process.exit(exitCodes.stopped);
    output.tell('Stopping when what is being written is safe; once more stops at once.');
    stop.abort(new CancelledError('Stopped'));
  });
}

const context: CliContext = {
  output,
  input: process.stdin,
  signal: stop.signal,
  run: async (world, work) => {
    const { models, mirror, engineOptions, logLevel, ...own } = globalOptions(program);
    const llm = llmOptions(own);
    const lector = await openLector({
      distDir: path.dirname(fileURLToPath(import.meta.url)),
      modelsDir: models,
      ...(mirror !== undefined && { mirrorDir: mirror }),
      allowDownload: world.allowDownload ?? false,
      ...(engineOptions !== undefined && {
        engineOptions: readEngineOptions(await readText(engineOptions, process.stdin, stop.signal), engineOptions),
      }),
      ...(llm && { llm }),
      workers: world.workers ?? 0,
      log: createLog(logLevel, (line) => output.tell(line)),
      clock: systemClock,
    });
    try {
      process.exitCode = await work(lector);
    } finally {
      await lector.dispose();
    }
  },
};

const program = createProgram(context);
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = tellFailure(error, output, globalOptions(program).logLevel === 'debug');
}
