import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'prettier';
import { categoryIn, failuresIn } from '../../src/core/failures/failuresIn.js';
import { failureLogs } from '../helpers/failureLogs.js';

/**
 * What real engines and programs wrote that were made to fail, and what is read from it. `test/real/failures.test.ts` writes the
 * logs and `UPDATE_GOLDEN=1` what is read: look at every change.
 */
describe('golden failures', () => {
  const names = readdirSync(failureLogs).flatMap((file) => (file.endsWith('.log') ? [file.slice(0, -4)] : []));
  for (const name of names) {
    it(name, async () => {
      const log = await readFile(path.join(failureLogs, `${name}.log`), 'utf8');
      const seen = { category: categoryIn(log) ?? null, events: failuresIn(log) };
      const file = path.join(failureLogs, `${name}.json`);
      if (process.env.UPDATE_GOLDEN === '1')
        await writeFile(file, await format(JSON.stringify(seen), { parser: 'json', printWidth: 120 }));
      assert.deepEqual(seen, JSON.parse(await readFile(file, 'utf8')));
      const lines = log.split('\n');
      for (const { line, text } of seen.events) assert.ok(lines[line - 1]?.includes(text.slice(0, 20)), text);
    });
  }

  it('there are logs of all three engines', () => {
    for (const engine of ['espeak', 'piper', 'kokoro']) assert.ok(names.some((name) => name.startsWith(engine)), engine);
  });
});
