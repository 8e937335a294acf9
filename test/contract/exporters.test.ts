import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CancelledError } from '../../src/core/base/cancellation.js';
import { encodeHere } from '../../src/core/exporters/encode.js';
import type { ExportBook, Exporter, OutFile } from '../../src/core/exporters/exporter.js';
import { exporters } from '../../src/core/exporters/index.js';
import { exportFormats } from '../../src/core/model/export.js';
import { atomicFill } from '../../src/core/store/atomicWrite.js';
import { nodeFiles } from '../../src/core/store/files.js';
import { bookOf, memoryOut } from '../helpers/exportStage.js';
import { noSignal } from '../helpers/keptBook.js';

const book = bookOf({
  'one.md': '# One\n\nFirst words. More of them.\n',
  'two.md': '# Two\n\n## Part\n\nLast words.\n',
});
const hostile = bookOf(
  { 'a.md': '# <b>&"\'\u0007]]>\n\n--> 1 & <i>\u202e\ud800 [00:01.00] "x","y"\n\n日本語 🎧 `a<b`\n' },
  { title: '"]]><x>&\0\ud800', author: '\n-->\n\nA', narrators: ['<script>', ''], language: 'en' },
);

describe('contract: exporters', () => {
  it('are those that can be asked for', () => {
    assert.deepEqual(exporters.map(({ id }) => id).sort(), [...exportFormats].sort());
  });

  it('end their files otherwise than one another', () => {
    assert.equal(new Set(exporters.map(({ extension }) => extension)).size, exporters.length);
  });

  for (const exporter of exporters) {
    const { id } = exporter;
    it(`${id}: the same book gives the same bytes`, async () => {
      const [first, second] = [await written(exporter, book), await written(exporter, book)];
      assert.ok(first.length > 0);
      assert.ok(Buffer.compare(first, second) === 0, 'the bytes differ');
    });

    it(`${id}: texts that are no plain words are written`, async () => {
      assert.ok((await written(exporter, hostile)).length > 0);
    });

    it(`${id}: a file that was begun is gone once it is cancelled`, async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'lector export '));
      try {
        const stop = new AbortController();
        const writing = atomicFill(nodeFiles, path.join(folder, 'file'), async (opened) => {
          let at = 0;
          const out: OutFile = {
            async append(bytes) {
              stop.abort();
              await opened.writeAt(bytes, at);
              at += bytes.length;
            },
            overwrite: (position, bytes) => opened.writeAt(bytes, position),
          };
          await write(exporter, book, out, stop.signal);
          if (!exporter.isAudio) throw new CancelledError();
        });
        await assert.rejects(writing, CancelledError);
        assert.deepEqual(await readdir(folder), []);
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  }
});

async function written(exporter: Exporter, of: ExportBook): Promise<Uint8Array> {
  const out = memoryOut();
  await write(exporter, of, out, noSignal);
  return out.bytes();
}

async function write(exporter: Exporter, of: ExportBook, out: OutFile, signal: AbortSignal): Promise<void> {
  const [first] = of.chapters;
  if (exporter.scope === 'book') await exporter.write(of, out, encodeHere, signal);
  else await exporter.write(first ?? assert.fail('no chapter'), of, out, encodeHere, signal);
}
