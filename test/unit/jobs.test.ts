import assert from 'node:assert/strict';
import path from 'node:path';
import { isLectorError } from '../../src/core/base/errors.js';
import { createChannel } from '../../src/core/jobs/channel.js';
import { isOutside } from '../../src/core/jobs/bookWorld.js';
import { defaultModelsDir } from '../../src/core/jobs/defaultModelsDir.js';
import { createPace } from '../../src/core/jobs/pace.js';
import { decodeText } from '../../src/core/jobs/readText.js';
import { resolveSpeech } from '../../src/core/jobs/resolveSpeech.js';
import { isSelected, listenerFirst } from '../../src/core/jobs/selectChunks.js';
import { statesOf } from '../../src/core/jobs/statesOf.js';
import { takeIdOf } from '../../src/core/jobs/takeIdOf.js';
import { failedRecord, pendingRecord } from '../../src/core/jobs/recordOf.js';
import type { Book } from '../../src/core/model/book.js';
import type { Chunk, ChunkId } from '../../src/core/model/chunk.js';
import { maxChars, type EngineInfo } from '../../src/core/model/engineInfo.js';
import { recordKey, type RecordStatus } from '../../src/core/model/record.js';
import type { SpeechWish } from '../../src/core/model/request.js';
import type { TakeId } from '../../src/core/model/take.js';

const voice = (id: string, language: string) => ({ id, name: id, language, charsPerSecond: 15 });
const engine = (id: string, embedded: boolean, voices: EngineInfo['voices']): EngineInfo => ({
  id,
  name: id,
  embedded,
  cpuFriendly: true,
  maxTokens: 600,
  charsPerToken: 1,
  sampleRate: 22_050,
  languages: ['*'],
  supportsCloning: false,
  typicalRtfCpu: 0.1,
  memoryMb: 100,
  licence: 'MIT',
  voices,
});
const engines = [
  engine('espeak', true, [voice('en-us', 'en-US'), voice('en-gb', 'en-GB'), voice('de', 'de')]),
  engine('piper', false, [voice('en_US-joe-medium', 'en-US')]),
];
const evaluated = [{ id: 'bark', name: 'Bark', licence: 'MIT', verdict: 'too slow', anchor: 'bark' }];
const book: Book = {
  root: '/book',
  stateRoot: '/book',
  title: 'Book',
  files: [],
  orderedBy: 'prefix',
  findings: [],
};
const chunk = (id: string, start: number): Chunk => ({
  id: id as ChunkId,
  span: { start, end: start + 10 },
  spoken: [{ text: 'ten chars.', span: { start, end: start + 10 }, verbatim: true }],
  sentences: [{ start, end: start + 10 }],
  tokens: 10,
  pauseAfter: 'paragraph',
});

describe('how a file is to be spoken', () => {
  const check = (
    name: string,
    request: SpeechWish & { defaults?: SpeechWish },
    frontMatter: SpeechWish,
    ofBook: SpeechWish,
    expected: string,
  ) =>
    it(name, () => {
      let found: string;
      try {
        const known = { engines, evaluated };
        const { settings } = resolveSpeech(known, { path: 'x', ...request }, frontMatter, { ...book, ...ofBook });
        found = `${settings.engine} ${settings.voice} ${settings.rate} ${settings.language}`;
      } catch (error) {
        found = isLectorError(error) ? `${error.code}: ${error.nextStep ?? ''}` : String(error);
      }
      assert.equal(found, expected);
    });

  check('nothing asked for: the embedded engine', {}, {}, {}, 'espeak en-us 1 en');
  check('the language picks the voice', {}, { language: 'de-AT' }, {}, 'espeak de 1 de-AT');
  check('the region picks the voice', {}, { language: 'en-GB' }, {}, 'espeak en-gb 1 en-GB');
  check('a voice brings its engine', { voice: 'en_US-joe-medium' }, {}, {}, 'piper en_US-joe-medium 1 en');
  check('the request wins', { engine: 'espeak' }, { engine: 'piper' }, { engine: 'piper' }, 'espeak en-us 1 en');
  check('front matter wins over the book', {}, { voice: 'en-gb' }, { engine: 'piper' }, 'espeak en-gb 1 en');
  check(
    'the book wins over the person',
    { defaults: { engine: 'piper' } },
    {},
    { engine: 'espeak' },
    'espeak en-us 1 en',
  );
  check(
    'the person is asked last',
    { defaults: { engine: 'piper', rate: 1.5 } },
    {},
    {},
    'piper en_US-joe-medium 1.5 en',
  );
  check(
    'the farther voice of the nearer engine',
    { engine: 'espeak' },
    {},
    { engine: 'espeak', voice: 'en-gb' },
    'espeak en-gb 1 en',
  );
  check('a rate is bounded', { rate: 9 }, {}, {}, 'espeak en-us 2 en');
  check('no such engine', { engine: 'siren' }, {}, {}, 'ENGINE_UNKNOWN: Choose one of: espeak, piper.');
  check(
    'an engine that was evaluated',
    { engine: 'Bark' },
    {},
    {},
    'ENGINE_UNKNOWN: Choose one of: espeak, piper. Why Lector does not drive Bark: docs/evaluated-engines.md#bark',
  );
  check('no such voice', { engine: 'piper', voice: 'x' }, {}, {}, 'VOICE_UNKNOWN: Choose one of: en_US-joe-medium.');
  check(
    'no voice of that language',
    { engine: 'piper', language: 'fr' },
    {},
    {},
    'VOICE_UNKNOWN: Choose one of: en_US-joe-medium.',
  );
});

it('plans chunks of max_tokens × chars_per_token × 0.9', () => {
  assert.equal(maxChars({ maxTokens: 250, charsPerToken: 4 }), 900);
  assert.equal(maxChars({ maxTokens: 333, charsPerToken: 1.1 }), 329);
});

describe('the state of a chunk', () => {
  const wanted = 'wanted' as TakeId;
  const check = (name: string, status: RecordStatus | undefined, takeId: string | null, expected: string) =>
    it(name, () => {
      const [one, two] = [chunk('a', 0), chunk('b', 20)];
      const other = { ...pendingRecord(two, undefined), status: 'success' as const, take_id: wanted };
      const mine = status && { ...pendingRecord(one, undefined), status, take_id: takeId };
      const record = { ...(mine ? { [recordKey(0)]: mine } : {}), [recordKey(1)]: other };
      const chapter = { id: 'c', title: 'C', span: { start: 0, end: 40 }, headings: [], chunks: [one, two] };
      assert.equal(statesOf(chapter, record, () => wanted).chunks[0]?.state, expected);
    });

  check('spoken as wanted', 'success', wanted, 'ready');
  check('spoken with another voice', 'success', 'other', 'stale');
  check('new words in a narrated chapter', undefined, null, 'stale');
  check('planned, never spoken', 'pending', null, 'none');
  check('failed', 'failed', null, 'failed');
  check('skipped', 'skipped', null, 'skipped');
});

describe('which chunks a narration is about', () => {
  const failed = failedRecord(pendingRecord(chunk('a', 0), undefined), [], []);
  const skipped = { ...failed, status: 'skipped' as const };
  const check = (
    name: string,
    selection: Parameters<typeof isSelected>[0],
    record: typeof failed | undefined,
    expected: boolean,
  ) => it(name, () => assert.equal(isSelected(selection, chunk('a', 100), record), expected));

  check('all', {}, undefined, true);
  check('inside the span', { span: { start: 105, end: 106 } }, undefined, true);
  check('before the span', { span: { start: 110, end: 120 } }, undefined, false);
  check('named', { chunkIds: ['a'] }, undefined, true);
  check('not named', { chunkIds: ['b'] }, undefined, false);
  check('failed, asked for failed', { failedOnly: true }, failed, true);
  check('never spoken, asked for failed', { failedOnly: true }, undefined, false);
  check('skipped', {}, skipped, false);
  check('skipped, but named', { chunkIds: ['a'] }, skipped, true);

  it('what the listener hears next comes first', () => {
    const items = [0, 20, 40, 60].map((start) => ({ chunk: chunk(String(start), start) }));
    const order = (offset?: number) =>
      listenerFirst(items, offset)
        .map((item) => item.chunk.id)
        .join(' ');
    assert.equal(order(), '0 20 40 60');
    assert.equal(order(45), '40 60 0 20');
    assert.equal(order(29), '20 40 60 0', 'what is being heard');
    assert.equal(order(30), '40 60 0 20', 'what was just heard to its end');
  });
});

it('the identity of a take changes with everything that changes its sound, and with nothing else', () => {
  const source = { engine: 'e', engineVersion: '1', modelSha256: '', voice: 'v', rate: 1, language: 'en', options: '' };
  const ids = [
    takeIdOf('a', source),
    takeIdOf('b', source),
    ...Object.keys(source).map((key) => takeIdOf('a', { ...source, [key]: key === 'rate' ? 2 : 'other' })),
  ];
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(takeIdOf('a', { ...source }), ids[0]);
});

it('the time to go follows from what was spoken, not from what was reused', () => {
  let nowMs = 0;
  const pace = createPace({ now: () => 0, monotonicMs: () => nowMs }, 4, 400);
  assert.deepEqual(pace.finished(100, 0), { done: 1, total: 4 });
  nowMs = 9000;
  assert.deepEqual(pace.finished(100, 100), { done: 2, total: 4 });
  nowMs = 11_000;
  assert.deepEqual(pace.finished(100, 100), { done: 3, total: 4, etaSeconds: 2 });
});

it('a channel gives everything before it ends or throws', async () => {
  const channel = createChannel<number>();
  channel.push(1);
  setImmediate(() => {
    channel.push(2);
    channel.close(new Error('broken'));
  });
  const got: number[] = [];
  await assert.rejects(async () => {
    for await (const value of channel) got.push(value);
  }, /broken/);
  assert.deepEqual(got, [1, 2]);
});

describe('bytes to text', () => {
  const check = (name: string, bytes: readonly number[], expected: string) =>
    it(name, () => {
      let found: string;
      try {
        found = decodeText(Uint8Array.from(bytes), 'x.md');
      } catch (error) {
        found = isLectorError(error) ? error.code : String(error);
      }
      assert.equal(found, expected);
    });

  check('UTF-8', [0x68, 0xc3, 0xa9], 'hé');
  check('UTF-8 with BOM', [0xef, 0xbb, 0xbf, 0x68], 'h');
  check('UTF-16 LE', [0xff, 0xfe, 0x68, 0x00], 'h');
  check('UTF-16 BE', [0xfe, 0xff, 0x00, 0x68], 'h');
  check('invalid UTF-8', [0x68, 0xff], 'BAD_ENCODING');
  check('binary', [0x68, 0x00, 0x01], 'BAD_ENCODING');
  check('nothing', [], '');
});

describe('paths of either platform', () => {
  const check = (relative: string, platform: typeof path.win32, expected: boolean) =>
    it(`${relative} is ${expected ? 'outside' : 'inside'}`, () =>
      assert.equal(isOutside(relative, platform), expected));

  check('..', path.posix, true);
  check('../x.md', path.posix, true);
  check('..x.md', path.posix, false);
  check('..\\x.md', path.win32, true);
  check('D:\\x.md', path.win32, true);
  check('part\\x.md', path.win32, false);

  it('models lie where each platform keeps caches', () => {
    assert.equal(defaultModelsDir({}, 'linux', '/home/a'), '/home/a/.cache/lector/models');
    assert.equal(defaultModelsDir({ XDG_CACHE_HOME: '/c' }, 'linux', '/home/a'), '/c/lector/models');
    assert.equal(defaultModelsDir({}, 'darwin', '/Users/a'), '/Users/a/Library/Caches/lector/models');
    assert.equal(
      defaultModelsDir({ LOCALAPPDATA: 'C:\\Users\\a\\Local' }, 'win32', 'C:\\Users\\a'),
      'C:\\Users\\a\\Local\\lector\\models',
    );
  });
});
