import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { wordsOfBook } from '../../src/core/jobs/wordsOfBook.js';
import { findWordLists } from '../../src/core/jobs/findWordLists.js';
import { harperPathOf, ltexWords, stylesPathOf, wordsOfLines, wordsOfVale } from '../../src/core/lexicons/wordLists.js';
import type { EngineInfo } from '../../src/core/model/engineInfo.js';

const { signal } = new AbortController();
const world = {
  engines: [
    {
      ...{ id: 'espeak', name: 'eSpeak', embedded: true, cpuFriendly: true, maxTokens: 500, charsPerToken: 1 },
      ...{
        languages: ['*'],
        supportsCloning: false,
        typicalRtfCpu: 0.1,
        memoryMb: 1,
        licence: 'MIT',
        sampleRate: 8000,
      },
      voices: ['en', 'de'].map((language) => ({ id: language, name: language, language, charsPerSecond: 15 })),
    } satisfies EngineInfo,
  ],
  evaluated: [],
};

async function inFolder(files: Readonly<Record<string, string>>, act: (folder: string) => Promise<void>) {
  const folder = await mkdtemp(path.join(tmpdir(), 'lector-book-words-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const one = `# The Keeper Speaks

“Come in,” said Marlow. Marlow’s lamp was lit, and Marlow’ll trim it. I met Siân there
in March, and the duke came. The Duke sat down. Never before had O’Shea seen it!

Then SHE laughed. “Well,” she said: “Where is it?”

> How doth the tide\\
> Improve the shore
`;
const two = '# Two\n\nSoon Marlow went to Grimpen with Siân. Nobody spoke; Perhaps Nobody did.\n';

describe('the words of a book', () => {
  const names = async (folder: string) =>
    (await wordsOfBook(world, { path: folder }, signal)).words
      .filter(({ kind }) => kind === 'name')
      .map(({ word, count }) => `${word} ${count}`);

  it('are names where they have a capital inside a sentence and never none', () =>
    inFolder({ 'lector.yaml': 'title: T\n', 'one.md': one, 'two.md': two }, async (folder) => {
      assert.deepEqual(await names(folder), ['Marlow 4', 'Siân 2', 'Grimpen 1', 'March 1', 'O’Shea 1']);
    }));

  it('are no names in German, which writes all nouns so', () =>
    inFolder({ 'lector.yaml': 'language: de\n', 'one.md': 'Dann kam Marlow mit der Lampe.\n' }, async (folder) => {
      assert.deepEqual(await names(folder), []);
    }));

  it('say where they stand first, and what the book says of them', () =>
    inFolder(
      {
        'lector.yaml': 'title: T\n',
        'one.md': one,
        'two.md': two,
        'pronunciations.yaml': 'pronunciations:\n  - {word: Marlow, alias: mar low}\n',
      },
      async (folder) => {
        const { words } = await wordsOfBook(world, { path: folder }, signal);
        const [marlow] = words;
        assert.equal(one.slice(marlow?.span.start, marlow?.span.end), 'Marlow');
        assert.deepEqual([marlow?.file, marlow?.pronunciation], ['one.md', { word: 'Marlow', alias: 'mar low' }]);
        assert.equal(words.find(({ word }) => word === 'Grimpen')?.file, 'two.md');
      },
    ));

  it('are rare where their letters are strange beside the others', () => {
    const plain = readFileSync('samples/chapter-01.md', 'utf8') + readFileSync('samples/chapter-02.md', 'utf8');
    return inFolder({ 'one.md': `${plain}\n\nThen a dolichocephalic xylem was there.\n` }, async (folder) => {
      const { words } = await wordsOfBook(world, { path: folder }, signal);
      const rare = words.filter(({ kind }) => kind === 'rare').map(({ word }) => word);
      assert.ok(rare.includes('xylem'), rare.join());
      assert.ok(rare.length < 26 && !rare.includes('keeper'), rare.join());
    });
  });

  it('are read from what is open in an editor', () =>
    inFolder({ 'lector.yaml': 'title: T\n', 'one.md': 'Nothing yet.\n' }, async (folder) => {
      const texts = new Map([[path.join(folder, 'one.md'), 'Then came Zuleika.\n']]);
      const { words } = await wordsOfBook(world, { path: folder, texts }, signal);
      assert.deepEqual(
        words.map(({ word }) => word),
        ['Zuleika'],
      );
    }));

  it('stop being looked for when nobody wants them', () =>
    inFolder({ 'one.md': one.repeat(40) }, async (folder) => {
      const stopped = AbortSignal.abort(new Error('enough'));
      await assert.rejects(wordsOfBook(world, { path: folder }, stopped));
    }));
});

describe('word lists', () => {
  const settings = `{
  // for the checker
  "ltex.dictionary": { "en-GB": ["Grimpen", "-Devon", "Devon", ":more.txt", ":/etc/passwd", "// kept", 7], },
  /* and */ "harper.workspaceDictPath": "words/harper.txt",
}`;
  const lists: Readonly<Record<string, string>> = {
    '.vscode/settings.json': settings,
    'more.txt': 'goyal\n-Holmes\nHolmes\n',
    '.vscode/ltex.dictionary.en-GB.txt': 'Foulmire\n',
    '.ltex/ltex.dictionary.en-GB.txt': 'Lafter\n',
    '.vale.ini': '# ours\nStylesPath = tools/styles\n[*]\nBasedOnStyles = Vale\n',
    'tools/styles/config/vocabularies/Book/accept.txt': '# names\nThorsley\n(?i)tor\n[Bb]ertillon\nBlack Tor\n',
    'words/harper.txt': 'Stapleton\n\n',
  };

  it('of LTeX, Vale and Harper are found in a folder', () =>
    inFolder(lists, async (folder) => {
      const found = await findWordLists(folder, signal);
      assert.deepEqual(
        found.map(({ word, list }) => `${list} ${word}`),
        [
          ...['LTeX Grimpen', 'LTeX goyal', 'LTeX Foulmire', 'LTeX Lafter'],
          ...['Vale Thorsley', 'Vale tor', 'Vale Black Tor', 'Harper Stapleton'],
        ],
      );
    }));

  it('lend the words that stand in the book, and no others', () =>
    inFolder({ ...lists, 'one.md': 'The goyal was deep. Where is the tor?\n' }, async (folder) => {
      const { words } = await wordsOfBook(world, { path: folder }, signal);
      const listed = words.filter(({ kind }) => kind === 'listed');
      assert.deepEqual(
        listed.map(({ word, list }) => `${list ?? ''} ${word}`),
        ['LTeX goyal', 'Vale tor'],
      );
    }));

  it('outside of the folder are none, whatever leads there', () =>
    inFolder({ 'secret.txt': 'Secret\n', 'book/.vale.ini': 'StylesPath = ../..\n' }, async (folder) => {
      const book = path.join(folder, 'book');
      await mkdir(path.join(book, '.vscode'));
      await writeFile(path.join(book, '.vscode/settings.json'), '{"ltex.dictionary": {"en": [":../secret.txt"]}}');
      await symlink(path.join(folder, 'secret.txt'), path.join(book, '.harper-dictionary.txt'));
      await symlink(folder, path.join(book, '.ltex'));
      assert.deepEqual(await findWordLists(book, signal), []);
    }));

  it('that are broken give nothing', () => {
    assert.deepEqual(ltexWords('{"ltex.dictionary": ['), { words: [], files: [] });
    assert.deepEqual(ltexWords('{"ltex.dictionary": "Grimpen"}'), { words: [], files: [] });
    assert.deepEqual(ltexWords('null'), { words: [], files: [] });
    assert.equal(harperPathOf('{"harper.workspaceDictPath": 7}'), undefined);
    assert.equal(stylesPathOf('[*]\n'), undefined);
    assert.deepEqual(wordsOfVale('# only\n[pP]y.*\\b\n'), []);
    assert.deepEqual(wordsOfLines('\0\n--\n  Grimpen \r\n'), ['Grimpen']);
  });
});
