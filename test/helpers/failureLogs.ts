import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { defaultModelsDir } from '../../src/core/jobs/defaultModelsDir.js';

/** What engines and programs wrote that failed for real; the golden suite reads what is kept here. */
export const failureLogs = 'test/golden/failures';

/** With UPDATE_GOLDEN=1 keeps what was written as `<name>.log`, without the paths of this machine. */
export async function keepFailureLog(name: string, written: string, folder?: string): Promise<void> {
  if (process.env.UPDATE_GOLDEN !== '1') return;
  await writeFile(path.join(failureLogs, `${name}.log`), `${withoutPaths(written, folder)}\n`);
}

function withoutPaths(written: string, folder: string | undefined): string {
  const places: readonly (readonly [string | undefined, string])[] = [
    [folder, '<folder>'],
    [process.cwd(), '<project>'],
    [defaultModelsDir(), '<models>'],
    [process.execPath, '<node>'],
    [homedir(), '<home>'],
  ];
  return places
    .reduce((text, [place, name]) => (place === undefined ? text : text.replaceAll(place, name)), written)
    .replaceAll(/\[\/(?:usr\/)?lib[^\]]*\]/g, '[<library>]')
    .replaceAll(/File "[^"]*\//g, 'File "<python>/')
    .replaceAll(/[ \t]+$/gm, '')
    .trimEnd();
}
