import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { encodeHere } from '../../src/core/exporters/encode.js';
import type { Exporter } from '../../src/core/exporters/exporter.js';
import { exporters } from '../../src/core/exporters/index.js';
import { bookOf, memoryOut } from '../helpers/exportStage.js';
import { noSignal } from '../helpers/keptBook.js';

const folder = 'test/golden/exports';
const text = `# One & two

*“Turn,”* said the lamp, and it cost $5. It said so with a long sentence that goes on for more than two lines of subtitles can hold.

## A part

- First \`code\`
- Second[^1]

[^1]: A note.
`;
const book = bookOf({ 'one.md': text, 'two.md': '# Two\n\nLast words.\n' });

/** What stands in a zip and isn't sound, by the exporter's id. */
const inside: Readonly<Record<string, readonly string[]>> = {
  epub: ['EPUB/package.opf', 'EPUB/nav.xhtml', 'EPUB/text/chapter-001.xhtml', 'EPUB/smil/chapter-001.smil'],
  lpf: ['publication.json', 'contents.xhtml'],
};

/** Each file is what lies in `exports/`. `UPDATE_GOLDEN=1` writes that anew: look at every change. */
describe('golden exports', () => {
  for (const exporter of exporters) {
    if (!exporter.isAudio) {
      it(exporter.id, async () => {
        await check(`one${exporter.extension}.golden`, await written(exporter));
      });
    }
    for (const name of inside[exporter.id] ?? []) {
      it(`${exporter.id}: ${name}`, async () => {
        const file = unzipSync(await written(exporter))[name] ?? assert.fail(`there is no ${name}`);
        await check(`${name.replace(/.*\//, '')}.golden`, file);
      });
    }
  }
});

async function written(exporter: Exporter): Promise<Uint8Array> {
  const out = memoryOut();
  const [first] = book.chapters;
  if (exporter.scope === 'book') await exporter.write(book, out, encodeHere, noSignal);
  else await exporter.write(first ?? assert.fail(), book, out, encodeHere, noSignal);
  return out.bytes();
}

async function check(name: string, bytes: Uint8Array): Promise<void> {
  const seen = new TextDecoder().decode(bytes);
  const file = `${folder}/${name}`;
  if (process.env.UPDATE_GOLDEN === '1') {
    await mkdir(folder, { recursive: true });
    await writeFile(file, seen);
  }
  assert.equal(seen, await readFile(file, 'utf8'));
}
