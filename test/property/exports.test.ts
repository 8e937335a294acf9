import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { cuesOf } from '../../src/core/exporters/cues.js';
import { encodeHere } from '../../src/core/exporters/encode.js';
import { overlayOf } from '../../src/core/exporters/epub/overlay.js';
import { page } from '../../src/core/exporters/epub/pages.js';
import { smil } from '../../src/core/exporters/epub/smil.js';
import { packageDocument } from '../../src/core/exporters/epub/packageDocument.js';
import { vtt } from '../../src/core/exporters/vtt.js';
import { ledgerOf } from '../../src/core/manuscript/ledger.js';
import { parseManuscript } from '../../src/core/manuscript/parseManuscript.js';
import { skippable } from '../../src/core/model/settings.js';
import { noSignal } from '../helpers/keptBook.js';
import { bookOf, memoryOut } from '../helpers/exportStage.js';
import { readVtt } from '../helpers/webVtt.js';
import { forAll } from './forAll.js';

const scraps = [
  ...[
    'word ',
    'Two words. ',
    '\n\n',
    '\n',
    '# Title\n\n',
    '> ',
    '- ',
    '1. ',
    '*',
    '**',
    '`',
    '~~',
    '<b>',
    '</b>',
    '&amp;',
    '&',
    '<',
    '-->',
  ],
  ...[
    '[a](http://b.c/d)',
    '[^1]',
    '\n[^1]: note\n',
    '![x](y.png)',
    '| a | b |\n|---|---|\n| c | d |\n',
    '```\ncode <x>\n```\n',
    '\\\n',
    '\u0007',
  ],
  ...[
    '<!-- lector: skip -->',
    '<!-- lector-say: words = two -->',
    'https://a.example/b ',
    'Größe ',
    '3/4 ',
    'Dr. ',
    '\ud800',
    '😀',
    '“Quote.” ',
    'a'.repeat(90),
    '$5 ',
    '<!-- lector-disable -->',
    '"',
    "'",
    ']]>',
  ],
];
const manuscripts = fc.array(fc.constantFrom(...scraps), { maxLength: 25 }).map((parts) => parts.join(''));
const titles = fc.string({ unit: 'binary', maxLength: 20 });

describe('property: exports', () => {
  forAll('cues lie inside the audio, in order and apart', manuscripts, (text) => {
    for (const { timeline } of bookOf({ 'a.md': text }).chapters) {
      let last = 0;
      for (const { start, end, text: shown } of cuesOf(timeline)) {
        assert.ok(start >= last && end > start && end <= timeline.samples / timeline.sampleRate, `${start} ${end}`);
        assert.ok(shown !== '' && !/[\r\n]/.test(shown));
        last = end;
      }
    }
  });

  forAll(
    'each written word is in exactly one chunk, or a rule leaves it out',
    fc.tuple(manuscripts, fc.subarray([...skippable])),
    ([text, skip]) => {
      const engine = { maxTokens: 20, charsPerToken: 2.5 };
      const manuscript = parseManuscript('a.md', text, { engine, skip, language: 'en', knownChunks: [] });
      for (const { words, said, skipped, gaps } of ledgerOf(manuscript, skip)) {
        assert.deepEqual(gaps, []);
        const told = [...said.values(), ...skipped.map((part) => part.words)];
        assert.equal(
          told.reduce((sum, count) => sum + count, 0),
          words,
        );
      }
    },
  );

  forAll('WebVTT is what its parser reads without an error', manuscripts, async (text) => {
    const book = bookOf({ 'a.md': text });
    for (const chapter of book.chapters) {
      const out = memoryOut();
      await vtt.write(chapter, book, out, encodeHere, noSignal);
      const { errors, cues } = readVtt(new TextDecoder().decode(out.bytes()));
      assert.deepEqual(errors, []);
      assert.equal(cues.length, cuesOf(chapter.timeline).length);
    }
  });

  forAll(
    'pages, overlays and package documents are XML, and each id stands once',
    fc.tuple(manuscripts, titles, fc.boolean()),
    ([text, title, byWord]) => {
      const book = bookOf({ 'a.md': text }, { title, author: title, narrators: [title], byWord });
      for (const chapter of book.chapters) {
        const { markup, sentences } = overlayOf(chapter, byWord, (url) => `../${url}`);
        const ids = idsOf(page(title, 'en', 'style.css', markup));
        for (const { id, clips } of sentences) {
          assert.ok(ids.has(id), `${id} has no element`);
          for (const clip of clips) assert.ok(ids.has(clip.id) && clip.end > clip.start, clip.id);
        }
        idsOf(smil(sentences, 'a.xhtml', 'a.mp3'));
      }
      idsOf(packageDocument(book, [{ name: 'chapter-001', seconds: 1 }], undefined, []));
    },
  );
});

/** The ids of a document that is well-formed. */
function idsOf(xml: string): ReadonlySet<string> {
  const ids = new Set<string>();
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => assert.fail(error));
  parser.on('opentag', ({ attributes }) => {
    const id = attributes.id?.value;
    if (id === undefined) return;
    assert.ok(!ids.has(id), `${id} stands twice`);
    ids.add(id);
  });
  parser.write(xml).close();
  return ids;
}
