import assert from 'node:assert/strict';
import path from 'node:path';
import { chapterUris } from '../../src/server/chapterUris.js';
import { toPath, toUri } from '../../src/server/uris.js';

interface Case {
  readonly path: string;
  readonly uri: string;
  readonly windows: boolean;
}
const cases: readonly Case[] = [
  { windows: false, path: '/home/a/one.md', uri: 'file:///home/a/one.md' },
  { windows: false, path: '/home/a b/(1) #2?.md', uri: 'file:///home/a%20b/%281%29%20%232%3F.md' },
  { windows: false, path: '/é/日本.md', uri: 'file:///%C3%A9/%E6%97%A5%E6%9C%AC.md' },
  { windows: false, path: '/back\\slash/100%.md', uri: 'file:///back%5Cslash/100%25.md' },
  { windows: true, path: 'c:\\Users\\a\\one.md', uri: 'file:///c%3A/Users/a/one.md' },
  { windows: true, path: '\\\\server\\share\\one.md', uri: 'file://server/share/one.md' },
];

function check({ path: file, uri, windows }: Case): void {
  assert.equal(toUri(file, windows), uri);
  assert.equal(toPath(uri, windows), file);
}

describe('file uris', () => {
  for (const one of cases) it(`${one.path} ↔ ${one.uri}`, () => check(one));

  it('are the same for either case of a drive', () => {
    assert.equal(toUri('C:\\one.md', true), toUri('c:\\one.md', true));
  });
  it('may have a plain drive colon', () => {
    assert.equal(toPath('file:///c:/one.md', true), 'c:\\one.md');
  });

  const refused: readonly (readonly [uri: string, code: string])[] = [
    ['untitled:Untitled-1', 'FILE_MISSING'],
    ['vscode-vfs://github/one.md', 'BAD_ARGUMENT'],
    ['file:///a%2Fb.md', 'BAD_ARGUMENT'],
    ['one.md', 'BAD_ARGUMENT'],
    ['', 'BAD_ARGUMENT'],
  ];
  for (const [uri, code] of refused) {
    it(`refuses ${JSON.stringify(uri)}`, () => assert.throws(() => toPath(uri, false), { code }));
  }
});

describe("a chapter's uri", () => {
  const root = path.resolve('book');
  const documents = { uriOf: (file: string) => path.relative(root, file).split(path.sep).join('/') };
  const uriOf = chapterUris(
    { root, files: ['one.md', 'part/two.md', 'a@b.md'] },
    path.join(root, 'loose.md'),
    documents,
  );
  const ids: readonly (readonly [id: string, uri: string | undefined])[] = [
    ['one', 'one.md'],
    ['part/two', 'part/two.md'],
    ['part/two@second-half', 'part/two.md'],
    ['a@b', 'a@b.md'],
    ['a@b@c', 'a@b.md'],
    ['loose', 'loose.md'],
    ['nine', undefined],
    ['nine@x', undefined],
  ];
  for (const [id, uri] of ids) it(`of ${id} is ${uri ?? 'not known'}`, () => assert.equal(uriOf(id), uri));
});
