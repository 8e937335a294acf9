import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inFolder, runLector } from './runLector.js';

const book = { 'book/lector.yaml': 'title: Lamp\n', 'book/one.md': '# One\n\nAnn came.\n\nThen Holmes rose.\n' };

describe('pronunciations', () => {
  it('are added, listed, said by the next narration alone, and removed', () =>
    inFolder(book, async (cwd) => {
      const lector = (...args: string[]) => runLector(args, { cwd });
      const file = path.join(cwd, 'book/pronunciations.yaml');
      assert.equal((await lector('pronunciations', 'book')).stdout, 'No pronunciations.\n');
      await lector('narrate', 'book');

      const added = await lector('pronunciations', 'add', 'Holmes', '--alias', 'homes', '--book', 'book');
      assert.deepEqual([added.code, added.stdout], [0, `Holmes is said “homes”: ${file}\n`]);
      assert.match(added.stderr, /^next: lector narrate/m);
      assert.equal((await lector('chunks', 'book/one.md')).stdout.includes('Then homes rose.'), true);
      const told = await lector('narrate', 'book', '--json');
      assert.match(told.stdout, /"spoken":1,"reused":2/);

      const sounds = ['--ipa', '/hˈoʊmz/', '--exact', '--before', 'Then', '--note', 'no l'];
      await lector('pronunciations', 'add', 'Holmes', ...sounds, '-b', 'book/one.md');
      const listed = await lector('pronunciations', 'list', 'book');
      assert.match(listed.stdout, /^Holmes +homes$/m);
      assert.match(listed.stdout, /^Holmes +hˈoʊmz +with these capitals, after “Then” +no l$/m);
      const [first] = JSON.parse((await lector('pronunciations', 'book', '--json')).stdout) as unknown[];
      assert.deepEqual(first, { word: 'Holmes', alias: 'homes' });

      const removed = await lector('pronunciations', 'remove', 'holmes', '-b', 'book');
      assert.match(removed.stdout, /^holmes is said as it is written again$/m);
      assert.match((await lector('pronunciations', 'remove', 'holmes', '-b', 'book')).stdout, /has no pronunciation/);
      assert.match(await readFile(file, 'utf8'), /^schema_version: 1\npronunciations: \[\]$/m);
      assert.match((await lector('narrate', 'book', '--json')).stdout, /"spoken":0,"reused":3/);
    }));

  it('that are wrong say what and where, and stop no narration', () =>
    inFolder(book, async (cwd) => {
      const lector = (...args: string[]) => runLector(args, { cwd });
      await writeFile(
        path.join(cwd, 'book/pronunciations.yaml'),
        'pronunciations:\n  - {word: Ann}\n  - {word: Holmes, alias: homes}\n',
      );
      const listed = await lector('pronunciations', 'book');
      assert.equal(listed.code, 2);
      assert.match(
        listed.stderr,
        /^warning\[bad-pronunciation\]: .*: pronunciations\.yaml:2: pronunciations\.0: has neither alias nor ipa$/m,
      );
      for (const target of ['book', 'book/one.md']) {
        const told = await lector('narrate', target);
        assert.equal(told.code, 0, told.stderr);
        assert.match(told.stderr, /pronunciations\.yaml:2:/);
      }
      const bad = await lector('pronunciations', 'add', 'Ann', '--ipa', 'cat', '-b', 'book');
      assert.equal(bad.code, 1);
      assert.match(bad.stderr, /^error\[BAD_ARGUMENT\]: .*ipa is not IPA[^]*^next: /m);

      await writeFile(path.join(cwd, 'book/pronunciations.yaml'), 'pronunciations: [');
      const broken = await lector('pronunciations', 'add', 'Ann', '--alias', 'en', '-b', 'book');
      assert.match(broken.stderr, /^error\[BAD_CONFIG\]: pronunciations\.yaml can’t be changed/m);
      assert.equal(await readFile(path.join(cwd, 'book/pronunciations.yaml'), 'utf8'), 'pronunciations: [');
    }));
});
