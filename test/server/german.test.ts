import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from 'vscode-languageserver/node.js';
import type { JobEventParams } from '../../src/protocol/messages/narrating.js';
import { toUri } from '../../src/server/uris.js';
import { bookUri, withBook } from '../helpers/fakeBook.js';
import { connect } from '../helpers/lspClient.js';
import { openOwnLector } from '../helpers/ownLector.js';

const texts = JSON.parse(readFileSync('l10n/bundle.l10n.de.json', 'utf8')) as Record<string, string>;

describe('a server for a German editor', () => {
  it('says in Problems what is wrong in lector.yaml', async () => {
    const client = await connect(await openOwnLector(), { texts });
    try {
      const uri = toUri(path.resolve('samples', 'lector.yaml'));
      await client.open(uri, 'rate: fast\ntitel: Gezeiten\nchapters: [../a.md]\n', 'yaml');
      const asked = { textDocument: { uri } };
      const { items } = await client.request<{ items: Diagnostic[] }>('textDocument/diagnostic', asked);
      assert.deepEqual(
        items.map(({ message }) => message.replace(/ Es kennt .*/, '')),
        [
          'rate: ist keine Zahl',
          'titel: Diesen Schlüssel kennt Lector nicht.',
          '„../a.md“ führt aus dem Buch heraus. Nennen Sie Dateien darin, mit Schrägstrichen.',
        ],
      );
    } finally {
      await client.close();
    }
  });

  it('says why a request failed, and what to do', () =>
    withBook(
      {},
      (client) =>
        assert.rejects(
          client.request('lector/chapter', { uri: bookUri('nine.md') }),
          /nine\.md gibt es nicht\. Prüfen Sie den Pfad\.$/,
        ),
      { texts },
    ));

  it('says with each step of a narration what checks say of a chunk', () =>
    withBook(
      { 'one.md': 'This is EMPTY and will FAIL.' },
      async (client) => {
        await client.request('lector/narrate', { uri: bookUri('one.md') });
        const events = client.waiting('lector/jobEvent').map((params) => (params as JobEventParams).event);
        const said = events.flatMap((event) => (event.kind === 'judged' ? event.verdict.findings : []));
        assert.deepEqual(
          said.map(({ message }) => message),
          ['Die Sprachausgabe gab keinen Ton aus'],
        );
      },
      { texts },
    ));
});
