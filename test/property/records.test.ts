import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { isTakeWav } from '../../src/core/audio/wav.js';
import { isLectorError } from '../../src/core/base/errors.js';
import { createLog } from '../../src/core/base/log.js';
import { decodeErrorRegistry, encodeErrorRegistry } from '../../src/core/store/errorRegistrySchema.js';
import { createLayout } from '../../src/core/store/layout.js';
import { openStore } from '../../src/core/store/openStore.js';
import { createRecordEncoder, decodeRecord } from '../../src/core/store/recordFile.js';
import { memoryFiles } from '../helpers/memoryFiles.js';
import { sampleDead, sampleDraft, sampleRecord } from '../helpers/sampleTake.js';
import { damaged } from './damage.js';
import { forAll } from './forAll.js';

const root = path.resolve('/book');
const layout = createLayout(root);
const chapter = 'part/one';
const record = layout.record(chapter);
const signal = new AbortController().signal;

function open(files = memoryFiles()) {
  const clock = { now: () => 0, monotonicMs: () => 0 };
  return { files, store: openStore(root, { files, clock, log: createLog('error', () => undefined) }) };
}

const whole = createRecordEncoder()({ chunk_0001: sampleRecord('a'), chunk_0002: sampleRecord('b') });
const lineOf = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(fc.constantFrom(...Object.keys(sampleRecord('a'))), fc.jsonValue({ maxDepth: 2 })).map((wrong) => {
    return { ...sampleRecord('a'), ...wrong };
  }),
);
const shaped = fc
  .dictionary(fc.oneof(fc.constantFrom('chunk_0001', '__proto__', 'constructor'), fc.string()), lineOf, { maxKeys: 4 })
  .map((value) => Buffer.from(JSON.stringify(value)));
const bytes = fc.oneof(damaged(fc.constant(whole)), shaped, damaged(shaped), fc.uint8Array({ maxLength: 200 }));

describe('records and sidecars', () => {
  forAll('a damaged record is set aside, never overwritten, and what is rebuilt is whole', bytes, async (content) => {
    const { files, store } = open();
    files.contents.set(record, content);
    const looked = await store.readRecord(chapter).catch(newerOnly);
    assert.deepEqual(files.contents.get(record), content, 'who only looks changes nothing');
    if (!looked) return;
    const lock = await store.lock(signal);
    const read = await store.readRecord(chapter).finally(() => lock.dispose());
    assert.deepEqual(read, looked);
    const { isDamaged } = decodeRecord(content);
    const aside = files.contents.get(`${record}.damaged-1`);
    assert.deepEqual(aside, isDamaged ? content : undefined);
    if (!isDamaged) assert.deepEqual(files.contents.get(record), content);
    assert.deepEqual(await open(files).store.readRecord(chapter), read);
    for (const { text, span } of Object.values(read)) {
      assert.ok(typeof text === 'string' && span.start >= 0);
    }
  });

  const registry = encodeErrorRegistry([sampleDead('a'), sampleDead('b')]);
  const oddRegistry = fc
    .array(fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constant(sampleDead('a'))), { maxLength: 3 })
    .map((chunks) => Buffer.from(JSON.stringify({ schema_version: 1, chunks })));
  const registryBytes = fc.oneof(damaged(fc.constant(registry)), oddRegistry, fc.uint8Array({ maxLength: 200 }));
  forAll('a damaged registry of errors is set aside, never overwritten', registryBytes, async (content) => {
    const { files, store } = open();
    files.contents.set(layout.errorRegistry, content);
    const looked = await store.readErrorRegistry().catch(newerOnly);
    if (!looked) return;
    const changed = await store.updateErrorRegistry((dead) => [...dead, sampleDead('c')]);
    assert.deepEqual(changed, [...looked, sampleDead('c')]);
    assert.deepEqual(await open(files).store.readErrorRegistry(), changed);
    const isDamaged = decodeErrorRegistry(content) === undefined;
    assert.deepEqual(files.contents.get(`${layout.errorRegistry}.damaged-1`), isDamaged ? content : undefined);
  });

  const one = open();
  let sidecar: Uint8Array = new Uint8Array();
  let audio: Uint8Array = new Uint8Array();
  let wavFile = '';
  before(async () => {
    const take = await one.store.saveTake(sampleDraft('a'));
    wavFile = layout.absolute(take.file);
    sidecar = one.files.contents.get(layout.sidecar('a')) ?? assert.fail();
    audio = one.files.contents.get(wavFile) ?? assert.fail();
  });
  const changes = fc.tuple(fc.boolean(), fc.nat(), fc.integer({ min: 1, max: 255 }), fc.nat(3));
  forAll('a take with any byte changed is never read as a good one', changes, async ([isAudio, at, change, cut]) => {
    const before = isAudio ? audio : sidecar;
    const after = before.slice(0, before.length - cut);
    after[at % after.length] = (after[at % after.length] ?? 0) ^ change;
    const files = memoryFiles();
    files.contents.set(wavFile, isAudio ? after : audio);
    files.contents.set(layout.sidecar('a'), isAudio ? sidecar : after);
    const { store } = open(files);
    const take = await store.findTake('a');
    if (take) {
      const read = await store.readTakeAudio(take).catch((error: unknown) => assert.ok(isLectorError(error)));
      if (read) assert.deepEqual(read, audio);
    }
    for await (const event of store.verify(isTakeWav, signal)) assert.ok(event.ok || event.finding);
  });
});

function newerOnly(error: unknown): undefined {
  assert.ok(isLectorError(error, 'SCHEMA_TOO_NEW') && error.nextStep, String(error));
}
