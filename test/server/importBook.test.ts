import assert from 'node:assert/strict';
import type { ImportBookResult } from '../../src/protocol/messages/imports.js';
import { bookUri, withBook } from '../helpers/fakeBook.js';

const asked = { fileUri: bookUri('lamp.epub'), folderUri: bookUri('lamp') };

describe('lector/importBook', () => {
  it('makes a book, names its first chapter and writes down what was left out', () =>
    withBook({}, async (client, lector) => {
      const { report, ...result } = await client.request<ImportBookResult>('lector/importBook', asked);
      assert.deepEqual(lector.calls, ['import lamp.epub lamp']);
      assert.deepEqual(result, {
        folderUri: bookUri('lamp'),
        chapterUri: bookUri('lamp/01-one.md'),
        title: 'The Lamp',
        chapters: 2,
        remarks: 1,
      });
      assert.match(
        report,
        /^# The Lamp\n\nImported from lamp\.epub\.\n\n- Author: Ines Marrow\n- Chapters: 2\n- Words: 4\n- Pictures: 1\n/,
      );
      assert.match(report, /^- 2 scripts left out\.$/m);
      assert.match(report, /^\| 01\\-one\.md \| One \\\| 1 \| 2 \| {2}\|$/m);
      assert.match(report, /^\| 02\\-end\.md .* \| not narrated \|$/m);
    }));

  it('in the editor’s language', () =>
    withBook(
      {},
      async (client) => {
        const { report } = await client.request<ImportBookResult>('lector/importBook', asked);
        assert.match(report, /^- 2 Skripte weg\.$/m);
      },
      { texts: { '{0} scripts left out.': '{0} Skripte weg.' } },
    ));

  for (const [what, params, message, options] of [
    ['in Restricted Mode', asked, /Trust the workspace/, { trusted: false }],
    ['a file that is on no disk', { ...asked, fileUri: 'vscode-vfs://github/a/lamp.epub' }, /folder on a disk/, {}],
  ] as const) {
    it(`writes nothing: ${what}`, () =>
      withBook(
        {},
        async (client, lector) => {
          await assert.rejects(client.request('lector/importBook', params), message);
          assert.deepEqual(lector.calls, []);
        },
        options,
      ));
  }
});
