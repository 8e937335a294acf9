import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import Mocha from 'mocha';

/** What one case came to. */
export interface CaseResult {
  readonly title: string;
  readonly error?: string;
}

/** Called by VS Code's extension host: runs the cases, and writes `results.json` beside this bundle. @throws on a failure. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ timeout: 120_000 });
  mocha.addFile(path.join(__dirname, 'cases.cjs'));
  const results: CaseResult[] = [];
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('pass', ({ title }) => results.push({ title }))
      .on('fail', ({ title }, error: Error) => results.push({ title, error: error.stack ?? error.message }));
  });
  await writeFile(path.join(__dirname, 'results.json'), JSON.stringify(results));
  if (failures > 0) throw new Error(results.map(({ error = '' }) => error).join('\n'));
}
