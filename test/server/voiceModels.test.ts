import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../src/core/base/clock.js';
import { createLog } from '../../src/core/base/log.js';
import { openLector } from '../../src/core/lector.js';
import type { EnginesResult, PullProgressParams } from '../../src/protocol/messages/engines.js';
import { toUri } from '../../src/server/uris.js';
import { writeChoir } from '../helpers/choir.js';
import { connect, type LspClient } from '../helpers/lspClient.js';

describe('a model that holds two voices', () => {
  let folder: string;
  let client: LspClient;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lector choir '));
    const [distDir, mirrorDir] = [path.join(folder, 'dist'), path.join(folder, 'mirror')];
    await writeChoir(distDir, mirrorDir);
    await writeFile(path.join(folder, 'one.md'), 'The lamp was lit.\n');
    const lector = openLector({
      distDir,
      mirrorDir,
      modelsDir: path.join(folder, 'models'),
      allowDownload: false,
      workers: 1,
      log: createLog('error', (line) => assert.fail(line)),
      clock: systemClock,
    });
    client = await connect(await lector);
  });
  afterEach(async () => {
    await client.close();
    await rm(folder, { recursive: true, force: true });
  });

  const installed = async () => {
    const { voices } = await client.request<EnginesResult>('lector/engines', null);
    return voices.filter((voice) => voice.installed).map(({ voice }) => voice);
  };

  it('names itself in the list of engines, for its download to be offered once', async () => {
    const { engines, voices } = await client.request<EnginesResult>('lector/engines', null);
    assert.deepEqual(
      engines.map(({ model }) => model),
      [undefined, undefined, 'choir-1'],
    );
    assert.deepEqual(
      voices.map(({ voice, bytes }) => [voice, bytes]),
      [
        ['en-us', 0],
        ['joe', 9],
        ['Alto', 10],
        ['Bass', 10],
      ],
    );
  });

  const asked: readonly [string, object][] = [
    ['lector/narrate', { voice: 'Bass' }],
    ['lector/sample', { voice: 'Bass', engine: 'choir', text: 'word' }],
  ];
  for (const [method, params] of asked) {
    it(`is what ${method} misses`, async () => {
      const uri = toUri(path.join(folder, 'one.md'));
      await assert.rejects(client.request(method, { uri, ...params }), {
        message: /^Voice Bass is not installed: it is part of the model choir-1 \(0 MB\)\./,
        data: {
          code: 'MODEL_MISSING',
          nextStep:
            'Download it with Lector: Download Voice… or `lector models pull choir-1`, or choose another voice.',
          subject: 'Bass',
        },
      });
    });
  }

  for (const model of ['choir-1', 'Alto']) {
    it(`is fetched as ${model}, and then has all its voices`, async () => {
      assert.deepEqual(await installed(), ['en-us']);
      await client.request('lector/pullModel', { model });
      const told = client.waiting('lector/pullProgress') as readonly PullProgressParams[];
      assert.deepEqual([...new Set(told.map((event) => event.model))], [model]);
      assert.deepEqual(await installed(), ['en-us', 'Alto', 'Bass']);
    });
  }
});
