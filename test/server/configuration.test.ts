import assert from 'node:assert/strict';
import { bookUri, withBook } from '../helpers/fakeBook.js';
import { fakeLector, type FakeLector } from '../helpers/fakeLector.js';
import type { ChapterResult } from '../../src/protocol/messages/chapters.js';
import type { InitializationOptions } from '../../src/protocol/messages/settings.js';
import type { LspClient } from '../helpers/lspClient.js';

const uri = bookUri('one.md');

async function configure(client: LspClient, settings: unknown): Promise<void> {
  await client.notify('workspace/didChangeConfiguration', { settings });
  await client.next('workspace/diagnostic/refresh');
}

describe('changed settings', () => {
  it('count at once', () =>
    withBook({ 'one.md': '' }, async (client) => {
      await client.open(uri, '# One');
      await configure(client, { codeLens: false, pauses: { paragraph: 3 } });
      assert.deepEqual(await client.request('textDocument/codeLens', { textDocument: { uri } }), []);
      const { chapters } = await client.request<ChapterResult>('lector/chapter', { uri });
      assert.equal(chapters[0]?.chunks[0]?.pauseSeconds, 3);
    }));

  const cases: readonly (readonly [name: string, settings: object, made: number])[] = [
    ['keep the core when they are not about it', { engine: 'piper', rate: 1.2, logLevel: 'debug' }, 1],
    ['make a new core for another models folder', { modelsPath: '/models' }, 2],
    ['make a new core for other workers', { workers: 3 }, 2],
  ];
  for (const [name, settings, made] of cases) {
    it(name, async () => {
      const lectors: FakeLector[] = [];
      const options: InitializationOptions[] = [];
      const makeLector = (given: InitializationOptions) => {
        options.push(given);
        const lector = fakeLector(new Map());
        lectors.push(lector);
        return Promise.resolve(lector);
      };
      await withBook(
        {},
        async (client) => {
          await client.request('lector/engines', null);
          await configure(client, settings);
          await client.request('lector/engines', null);
          assert.equal(lectors.length, made);
          assert.deepEqual(lectors[0]?.calls, made > 1 ? ['dispose'] : []);
          assert.deepEqual({ ...options.at(-1)?.settings, ...(made > 1 ? settings : {}) }, options.at(-1)?.settings);
        },
        { makeLector },
      );
      assert.deepEqual(lectors.at(-1)?.calls, ['dispose']);
    });
  }

  it('let a job end with the core that it began with', () =>
    withBook({ 'one.md': 'HANG' }, async (client, lector) => {
      const job = client.request('lector/narrate', { uri });
      await client.next('lector/jobEvent', ({ event }: { event: { kind: string } }) => event.kind === 'speaking');
      await configure(client, { workers: 4 });
      assert.deepEqual(lector.calls, ['narrate one']);
      await client.request('lector/cancel', null);
      await job;
      assert.deepEqual(lector.calls, ['narrate one', 'dispose']);
    }));
});
