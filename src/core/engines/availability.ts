import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { EngineInfo } from '../model/engineInfo.js';

/** The registry with those engines marked that can't run beside this `engineHost.mjs`, and why. */
export async function withAvailability(
  registry: readonly EngineInfo[],
  hostPath: string,
): Promise<readonly EngineInfo[]> {
  const needsOnnx = registry.some(({ runtime }) => runtime === 'onnx');
  if (!needsOnnx || (await hasOnnxBuild(hostPath))) return registry;
  const unavailable = `ONNX Runtime has no build for ${process.platform}-${process.arch} in this Lector`;
  return registry.map((engine) => (engine.runtime === 'onnx' ? { ...engine, unavailable } : engine));
}

/** Whether the runtime that a program would load is there, native part included; nothing of it is loaded. */
async function hasOnnxBuild(program: string): Promise<boolean> {
  try {
    const manifest = createRequire(program).resolve('onnxruntime-node/package.json');
    const build = path.join(path.dirname(manifest), 'bin', 'napi-v6', process.platform, process.arch);
    return (await stat(path.join(build, 'onnxruntime_binding.node'))).isFile();
  } catch {
    return false;
  }
}
