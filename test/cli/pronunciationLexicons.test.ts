import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inFolder, runLector } from './runLector.js';

const book = {
  'book/lector.yaml': 'title: Lamp\nlanguage: en\n',
  'book/one.md': '# One\n\nAnn came to Grimpen.\n\nHe read it, and the wind rose.\n',
  'book/pronunciations.yaml': `# ours
pronunciations:
  - {word: Ann, alias: anne}
  - word: read
    alias: red
    before: had
`,
  'names.pls': `<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-GB">
  <lexeme><grapheme>Grimpen</grapheme><phoneme>ɡɹˈɪmpən</phoneme></lexeme>
  <lexeme><grapheme>Ann</grapheme><alias>ahn</alias></lexeme>
  <lexeme role="p:past" xmlns:p="urn:p"><grapheme>read</grapheme><phoneme>ɹˈɛd</phoneme></lexeme>
  <lexeme><grapheme>Tor</grapheme><phoneme alphabet="x-sampa">tO:</phoneme></lexeme>
</lexicon>
`,
};

describe('pronunciations from and to other programs', () => {
  it('are imported from a PLS lexicon beside the book’s own, and exported to one', () =>
    inFolder(book, async (cwd) => {
      const lector = (...args: string[]) => runLector(args, { cwd });
      const file = path.join(cwd, 'book/pronunciations.yaml');
      const imported = await lector('pronunciations', 'import', 'names.pls', '-b', 'book');
      assert.equal(imported.code, 2);
      assert.equal(imported.stdout, `2 added, 0 changed, 1 kept as they were, 1 left out: ${file}\n`);
      assert.match(imported.stderr, /^left out: “Tor”: its sounds are in the alphabet x-sampa/m);
      const text = await readFile(file, 'utf8');
      assert.match(text, /^# ours\n[^]*alias: anne[^]*word: Grimpen\n +ipa: ɡɹˈɪmpən\n[^]*part: past\n/);
      assert.match((await lector('chunks', 'book/one.md')).stdout, /Ann|anne/);

      const replaced = await lector('pronunciations', 'import', 'names.pls', '-b', 'book', '--replace');
      assert.match(replaced.stdout, /^0 added, 1 changed, 0 kept/);
      assert.match(await readFile(file, 'utf8'), /alias: ahn/);

      const exported = await lector('pronunciations', 'export', '--pls', 'ours.pls', '-b', 'book');
      assert.equal(exported.stdout, `3 written, 1 left out: ${path.join(cwd, 'ours.pls')}\n`);
      assert.match(exported.stderr, /^left out: “read”: it counts beside other words only/m);
      const pls = await readFile(path.join(cwd, 'ours.pls'), 'utf8');
      assert.match(pls, /<lexeme role="part:past">\s*<grapheme>read<\/grapheme>\s*<phoneme>ɹˈɛd<\/phoneme>/);
      const again = await lector('pronunciations', 'export', '--pls', 'ours.pls', '-b', 'book');
      assert.match(again.stderr, /^error\[BAD_ARGUMENT\]: .*ours\.pls is there already[^]*^next: /m);
      assert.equal(await readFile(path.join(cwd, 'ours.pls'), 'utf8'), pls);
      assert.equal((await lector('pronunciations', 'export', '--pls', 'ours.pls', '-b', 'book', '--replace')).code, 2);

      const back = await lector('pronunciations', 'import', 'ours.pls', '-b', 'book');
      assert.deepEqual([back.code, back.stdout.slice(0, 20)], [0, '0 added, 0 changed, ']);
    }));

  it('that aren’t a lexicon are refused with what to do, and nothing is written', () =>
    inFolder(book, async (cwd) => {
      const before = await readFile(path.join(cwd, 'book/pronunciations.yaml'), 'utf8');
      const refused: readonly (readonly [content: string | Buffer, told: RegExp])[] = [
        ['<!DOCTYPE lexicon [<!ENTITY a "aaaa">]><lexicon>&a;</lexicon>', /BAD_ARGUMENT.*document type/],
        [Buffer.from('<lexicon><lexeme><grapheme>\xe9t\xe9</grapheme></lexeme></lexicon>', 'latin1'), /BAD_ENCODING/],
        [`<lexicon>${' '.repeat(3_000_000)}</lexicon>`, /FILE_TOO_LARGE/],
        ['not a lexicon', /BAD_ARGUMENT.*can’t be read as XML/],
      ];
      for (const [content, told] of refused) {
        await writeFile(path.join(cwd, 'bad.pls'), content);
        const { code, stderr } = await runLector(['pronunciations', 'import', 'bad.pls', '-b', 'book'], { cwd });
        assert.equal(code, 1);
        assert.match(stderr, told);
        assert.match(stderr, /^next: /m);
      }
      const missing = await runLector(['pronunciations', 'import', 'none.pls', '-b', 'book'], { cwd });
      assert.match(missing.stderr, /FILE_MISSING/);
      assert.equal(await readFile(path.join(cwd, 'book/pronunciations.yaml'), 'utf8'), before);
    }));

  it('are proposed: names with their sounds, words of lists, and words said in two ways', () =>
    inFolder({ ...book, 'book/.harper-dictionary.txt': 'wind\nnowhere\n' }, async (cwd) => {
      const listed = await runLector(['pronunciations', 'words', 'book'], { cwd });
      assert.equal(listed.code, 0, listed.stderr);
      assert.match(listed.stdout, /^Grimpen +name +1 +\/ɡɹˈɪmpən\/ +one\.md$/m);
      assert.match(listed.stdout, /^wind +Harper +1 +\/wˈɪnd\/ +one\.md$/m);
      assert.match(listed.stdout, /^red +rule +one\.md +He READ it, and the wind rose\.$/m);
      assert.doesNotMatch(listed.stdout, /nowhere/);
      const { words, heteronyms } = JSON.parse(
        (await runLector(['pronunciations', 'words', 'book', '--json'], { cwd })).stdout,
      ) as { words: { word: string }[]; heteronyms: { word: string }[] };
      assert.deepEqual(
        words.map(({ word }) => word),
        ['Grimpen', 'wind'],
      );
      assert.deepEqual(
        heteronyms.map(({ word }) => word),
        ['read', 'wind'],
      );
    }));
});
