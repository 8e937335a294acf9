import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import { openLector } from '../../src/core/lector.js';
import type { NarrateResult } from '../../src/protocol/messages/narrating.js';
import type { SampleResult } from '../../src/protocol/messages/samples.js';
import { toUri } from '../../src/server/uris.js';
import { connect, type LspClient } from '../helpers/lspClient.js';
import { honest, startSpeechServer, type TestServer } from '../helpers/speechServer.js';

const chapter = '# Tea\n\nShe put the kettle on.\n';

/** The real core in a book that is to be spoken by a real speech server. */
async function withClient(
  trusted: boolean,
  use: (client: LspClient, uri: string, server: TestServer) => Promise<void>,
) {
  const folder = await mkdtemp(path.join(tmpdir(), 'lector server '));
  await writeFile(path.join(folder, 'lector.yaml'), 'title: Tea\nlanguage: en-US\n');
  await writeFile(path.join(folder, '01-tea.md'), chapter);
  const server = await startSpeechServer(honest);
  const settings = { engine: 'http', engineOptions: { http: { url: server.url } } };
  const client = await connect(
    await openLector({
      distDir: path.resolve('dist'),
      modelsDir: path.join(folder, 'no models'),
      allowDownload: false,
      workers: 0,
      engineOptions: settings.engineOptions,
      log: createLog('error', (line) => console.error(line)),
      clock: systemClock,
    }),
    { trusted, settings },
  );
  try {
    await use(client, toUri(path.join(folder, '01-tea.md')), server);
  } finally {
    await client.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the server with a speech server that a person has set', () => {
  it('narrates and plays samples with it in a trusted workspace', () =>
    withClient(true, async (client, uri, { requests }) => {
      await client.open(uri, chapter);
      const { outcome, totals } = await client.request<NarrateResult>('lector/narrate', { uri });
      assert.deepEqual([outcome, totals.spoken], ['good', 2]);
      const { text } = await client.request<SampleResult>('lector/sample', { text: 'Good evening.' });
      assert.equal(text, 'Good evening.');
      assert.deepEqual(requests.map(({ body }) => body.input).sort(), [
        'Good evening.',
        'She put the kettle on.',
        'Tea',
      ]);
      const again = await client.request<NarrateResult>('lector/narrate', { uri });
      assert.deepEqual([again.totals.reused, requests.length], [2, 3]);
    }));

  it('sends it nothing in Restricted Mode', () =>
    withClient(false, async (client, uri, { requests }) => {
      await client.open(uri, chapter);
      const refused = /Trust the workspace/;
      await assert.rejects(client.request('lector/narrate', { uri }), refused);
      await assert.rejects(client.request('lector/sample', { text: 'Good evening.' }), refused);
      await assert.rejects(client.request('lector/sample', { uri, span: { start: 8, end: 11 } }), refused);
      await client.request('lector/chapter', { uri });
      await client.request('lector/engines', null);
      const at = { textDocument: { uri }, position: { line: 2, character: 4 } };
      await client.request('textDocument/hover', at);
      assert.deepEqual(requests, []);
    }));
});
