/** ONNX Runtime for one platform: which there are builds for, and the files of it that ship. */
import { cp, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { root } from './ensure.mjs';

const packages = path.join(root, 'node_modules');

/** What the CPU needs. Windows loads its DirectX files only for graphics cards, and macOS has its library twice. */
const runtimeFiles = {
  win32: ['onnxruntime_binding.node', 'onnxruntime.dll'],
  linux: ['onnxruntime_binding.node', 'libonnxruntime.so.1'],
  darwin: ['onnxruntime_binding.node', 'libonnxruntime.1.dylib'],
};

/** This platform as VS Code names targets; a Linux without glibc is `alpine`. */
export function hostTarget() {
  const isMusl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
  return `${isMusl ? 'alpine' : process.platform}-${process.arch}`;
}

/** The native files for a target, relative to a `node_modules`; none where ONNX Runtime has no build for it. */
export async function nativeFiles(target) {
  const [platform, arch] = target.split('-');
  const folder = path.join('onnxruntime-node', 'bin', 'napi-v6', platform, arch);
  const isThere = await stat(path.join(packages, folder)).catch(() => undefined);
  return isThere ? runtimeFiles[platform].map((name) => path.join(folder, name)) : [];
}

/** Copies the runtime of one target into the folder `to`, a `node_modules`; nothing where there is no build for it. */
export async function copyRuntime(target, to) {
  const native = await nativeFiles(target);
  if (native.length === 0) return;
  for (const scripts of [path.join('onnxruntime-node', 'dist'), path.join('onnxruntime-common', 'dist', 'cjs')]) {
    const manifest = path.join(scripts.split(path.sep)[0], 'package.json');
    await mkdir(path.join(to, path.dirname(manifest)), { recursive: true });
    await cp(path.join(packages, manifest), path.join(to, manifest));
    await cp(path.join(packages, scripts), path.join(to, scripts), {
      recursive: true,
      filter: (file) => !/\.(map|d\.ts)$/.test(file),
    });
  }
  for (const file of native) await cp(path.join(packages, file), path.join(to, file));
}
