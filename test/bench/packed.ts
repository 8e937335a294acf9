import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Measurement } from './measurement.js';

/** What an author downloads and what VS Code reads when it starts the extension. */
export const packed: Measurement = {
  id: 'packed',
  title: 'Size of what is packed',
  async run({ distDir }, signal) {
    await packVsix(signal);
    const size = async (file: string) => (await stat(file)).size / 1e6;
    const entry = await size(path.join(distDir, 'client.cjs'));
    return [
      { name: 'VSIX', value: await size(await vsixFile()), unit: 'MB', target: { atMost: 30 } },
      { name: "the extension's entry", value: entry, unit: 'MB', target: { atMost: 1 } },
      { name: 'all of the client', value: entry + (await size(path.join(distDir, 'wire.cjs'))), unit: 'MB' },
    ];
  },
};

/** Packs the extension for this platform. @throws Error with what the packer said. */
export async function packVsix(signal: AbortSignal): Promise<void> {
  await promisify(execFile)(process.execPath, [path.join('scripts', 'vsix.mjs')], { signal });
}

/** Where {@link packVsix} puts it. */
export async function vsixFile(): Promise<string> {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { readonly version: string };
  return path.resolve('out', `lector-${process.platform}-${process.arch}-${version}.vsix`);
}
