import { copyFile, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const program = 'engineHost.mjs';
/** What the programs have in common lies beside them. */
const parts = 'parts';

/** Puts the fixture `faultsByWord` before the installed engine host; returns what puts the real one back. */
export async function breakEngine(extensionFolder: string): Promise<() => Promise<void>> {
  const installed = path.join(extensionFolder, 'dist', program);
  const realDist = path.join(extensionFolder, 'realHost');
  await mkdir(realDist, { recursive: true });
  await copyFile(installed, path.join(realDist, program));
  await symlink(path.resolve(path.dirname(installed), parts), path.join(realDist, parts), 'junction');
  const fixture = pathToFileURL(path.resolve('test/fixtures/bin/faultsByWord.mjs')).href;
  await writeFile(
    installed,
    `process.env.LECTOR_REAL_DIST = ${JSON.stringify(realDist)};\nawait import(${JSON.stringify(fixture)});\n`,
  );
  return () => rename(path.join(realDist, program), installed);
}
