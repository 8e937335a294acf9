import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLog } from '../../src/core/base/log.js';
import { findCover } from '../../src/core/jobs/exports/findCover.js';
import { findPictures } from '../../src/core/jobs/exports/findPictures.js';

const png = Buffer.from('89504e470d0a1a0a', 'hex');
const jpeg = Buffer.from('ffd8ffe0', 'hex');

describe('pictures of a book', () => {
  let folder = '';
  let root = '';

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lector pictures '));
    root = path.join(folder, 'book');
    await mkdir(path.join(root, 'art'), { recursive: true });
    const files: Readonly<Record<string, string | Uint8Array>> = {
      'book/cover.jpg': jpeg,
      'book/art/a b.png': png,
      'book/art/anim.gif': 'GIF89a',
      'book/art/small.webp': 'RIFF1234WEBP',
      'book/art/text.png': 'words',
      'book/art/large.png': png,
      'secret.png': png,
    };
    for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(folder, name), bytes);
    await truncate(path.join(root, 'art', 'large.png'), 10_000_001);
    await symlink(path.join(folder, 'secret.png'), path.join(root, 'art', 'link.png'));
  });
  after(() => rm(folder, { recursive: true }));

  it('the cover is the one that is named', async () => {
    assert.equal((await findCover({ root, cover: 'art/a b.png' }))?.mediaType, 'image/png');
  });
  it('else the one that is called so', async () => {
    assert.equal((await findCover({ root }))?.mediaType, 'image/jpeg');
  });
  it('or there is none', async () => {
    assert.equal(await findCover({ root: path.join(root, 'art') }), undefined);
  });

  const refused = (cover: string, code: string) =>
    it(`a cover ${cover} is refused`, () => assert.rejects(findCover({ root, cover }), { code }));
  refused('art/none.png', 'FILE_MISSING');
  refused('art', 'FILE_MISSING');
  refused('../secret.png', 'PATH_OUTSIDE_BOOK');
  refused('art/link.png', 'PATH_OUTSIDE_BOOK');
  refused('art/text.png', 'BAD_ARGUMENT');
  refused('art/anim.gif', 'BAD_ARGUMENT');
  refused('art/large.png', 'FILE_TOO_LARGE');

  it('those of a chapter are found from where it lies; what can’t be read is told', async () => {
    const told: string[] = [];
    const urls = [
      ...['a%20b.png', 'anim.gif#x', './small.webp', '../cover.jpg', 'a%20b.png'],
      ...[
        'https://a.example/b.png',
        '//a.example/b.png',
        'data:image/png;base64,AA',
        '%',
        'text.png',
        '../../secret.png',
      ],
    ];
    const found = await findPictures(
      root,
      'art/one.md',
      urls,
      createLog('warn', (line) => told.push(line)),
    );
    assert.deepEqual(
      found.map(({ url, mediaType }) => [url, mediaType]),
      [
        ['a%20b.png', 'image/png'],
        ['anim.gif#x', 'image/gif'],
        ['./small.webp', 'image/webp'],
        ['../cover.jpg', 'image/jpeg'],
      ],
    );
    assert.match(told.join(), /text\.png.*neither JPEG.*\n?.*secret\.png/);
  });
});
