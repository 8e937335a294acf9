import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import which from 'which';
import type { EngineInfo } from '../model/engineInfo.js';

/** The registry with those engines marked that can't run here, and why; `hostPath` is the built `engineHost.mjs`. */
export async function withAvailability(
  registry: readonly EngineInfo[],
  hostPath: string,
): Promise<readonly EngineInfo[]> {
  const checks = {
    onnx: () => missingOnnx(hostPath),
    program: missingProgram,
    http: missingUrl,
  };
  return Promise.all(
    registry.map(async (engine) => {
      if (engine.runtime === undefined || engine.unavailable !== undefined) return engine;
      const unavailable = await checks[engine.runtime](engine);
      return unavailable === undefined ? engine : { ...engine, unavailable };
    }),
  );
}

async function missingProgram({ program = '', options }: EngineInfo): Promise<string | undefined> {
  const wanted = typeof options?.program === 'string' && options.program !== '' ? options.program : program;
  const found = await which(wanted, { nothrow: true });
  return found === null ? `the program ${wanted} is not installed, or not where Lector looks for it` : undefined;
}

function missingUrl({ options }: EngineInfo): Promise<string | undefined> {
  const isSet = typeof options?.url === 'string' && options.url !== '';
  return Promise.resolve(isSet ? undefined : 'no server is set: it has no option url');
}

/** Whether the runtime that a program would load is there, native part included; nothing of it is loaded. */
async function missingOnnx(hostPath: string): Promise<string | undefined> {
  try {
    const manifest = createRequire(hostPath).resolve('onnxruntime-node/package.json');
    const build = path.join(path.dirname(manifest), 'bin', 'napi-v6', process.platform, process.arch);
    if ((await stat(path.join(build, 'onnxruntime_binding.node'))).isFile()) return undefined;
  } catch {
    // Told below.
  }
  return `ONNX Runtime has no build for ${process.platform}-${process.arch} in this Lector`;
}
