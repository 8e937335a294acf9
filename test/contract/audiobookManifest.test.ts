import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { unzipSync } from 'fflate';
import { encodeHere } from '../../src/core/exporters/encode.js';
import type { ExportBook } from '../../src/core/exporters/exporter.js';
import { lpf } from '../../src/core/exporters/lpf.js';
import { bookOf, memoryOut } from '../helpers/exportStage.js';
import { noSignal } from '../helpers/keptBook.js';

const schema = JSON.parse(readFileSync('test/fixtures/audiobookManifest.schema.json', 'utf8')) as object;
const isManifest = new Ajv({ allErrors: true, strictTuples: false }).compile(schema);
const cover = { bytes: Uint8Array.of(0xff, 0xd8, 0xff), mediaType: 'image/jpeg' } as const;
const texts = { 'a.md': '# A “title” with spaces\n\nWords.\n', 'b.md': '# 第二章\n\nMore words.\n' };

async function manifestOf(book: ExportBook): Promise<Record<string, unknown>> {
  const out = memoryOut();
  await lpf.write(book, out, encodeHere, noSignal);
  const file = unzipSync(out.bytes())['publication.json'] ?? assert.fail();
  return JSON.parse(new TextDecoder().decode(file)) as Record<string, unknown>;
}

describe('contract: the manifest of an audiobook', () => {
  const check = (what: string, book: ExportBook) =>
    it(`of a book ${what} is what the W3C asks for`, async () => {
      assert.ok(isManifest(await manifestOf(book)), JSON.stringify(isManifest.errors, undefined, 2));
    });
  check('with all that one can have', bookOf(texts, { cover, language: 'zh-Hant-TW' }));
  const { author: _, ...nameless } = bookOf(texts);
  check('without an author', nameless);
  check('with marks in its title', bookOf(texts, { title: '<A> & "B"\n' }));

  const refused = (what: string, change: (manifest: Record<string, unknown>) => void) =>
    it(`is refused ${what}`, async () => {
      const manifest = await manifestOf(bookOf(texts, { cover }));
      change(manifest);
      assert.equal(isManifest(manifest), false);
    });
  refused('without audio', (manifest) => (manifest.readingOrder = []));
  refused('with text in its reading order', (manifest) => (manifest.readingOrder = manifest.resources));
  refused('without a table of contents', (manifest) => (manifest.resources = []));
  refused('with another context', (manifest) => (manifest['@context'] = 'https://schema.org'));
  refused('with a duration in seconds', (manifest) => (manifest.duration = 12));
  refused('with a name that is no list', (manifest) => (manifest.name = 'A'));
});
