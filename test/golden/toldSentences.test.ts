import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { coreSentences } from '../helpers/coreSentences.js';

const file = 'src/server/sentences.json';

it(`${file} has every sentence of the core`, async () => {
  const text = `${JSON.stringify(coreSentences(), undefined, 2)}\n`;
  if (process.env.UPDATE_GOLDEN) await writeFile(file, text);
  assert.deepEqual(JSON.parse(await readFile(file, 'utf8')), JSON.parse(text), 'UPDATE_GOLDEN=1 writes it anew');
});
