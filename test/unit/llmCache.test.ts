import { deepEqual, equal } from 'node:assert/strict';
import { createLog } from '../../src/core/base/log.js';
import { createLayout } from '../../src/core/store/layout.js';
import { createLlmCache } from '../../src/core/store/llmCache.js';
import { memoryFiles } from '../helpers/memoryFiles.js';

const silent = createLog('error', () => undefined);

describe('replies that are kept', () => {
  const layout = createLayout('/book');
  const key = (number: number) => number.toString(16).padStart(64, '0');
  const fileOf = (number: number) => `${layout.llmCache}/${key(number)}.json`;
  const open = (files = memoryFiles(), isOwner = true) => ({
    files,
    cache: createLlmCache({ files, layout, log: silent, isOwner: () => isOwner }),
  });

  it('are found again', async () => {
    const { cache } = open();
    await cache.keepReply(key(1), 'x');
    equal(await cache.findReply(key(1)), 'x');
    equal(await cache.findReply(key(2)), undefined);
  });

  it('count as none where their file is damaged or another one’s', async () => {
    const { cache, files } = open();
    await cache.keepReply(key(1), 'x');
    const whole = files.contents.get(fileOf(1)) ?? new Uint8Array();
    files.contents.set(fileOf(2), whole);
    files.contents.set(fileOf(1), whole.slice(0, 20));
    deepEqual([await cache.findReply(key(1)), await cache.findReply(key(2))], [undefined, undefined]);
  });

  it('are written by the lock’s holder alone, under names of their own, and in bounds', async () => {
    const other = open(memoryFiles(), false);
    await other.cache.keepReply(key(1), 'x');
    const { cache, files } = open();
    await cache.keepReply('../../../etc/passwd', 'x');
    await cache.keepReply(key(1), 'x'.repeat(20_001));
    deepEqual([other.files.contents.size, files.contents.size], [0, 0]);
  });

  it('are a thousand at most, the oldest go', async () => {
    const { cache, files } = open();
    for (let number = 0; number < 1_003; number++) {
      await cache.keepReply(key(number), 'x');
      await files.touch(fileOf(number), number);
    }
    equal(files.contents.size, 1_000);
    deepEqual([await cache.findReply(key(2)), await cache.findReply(key(3))], [undefined, 'x']);
  });
});
