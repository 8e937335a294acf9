import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { isLectorError } from '../../src/core/base/errors.js';
import type { ChapterRecord } from '../../src/core/model/record.js';
import { atomicWrite } from '../../src/core/store/atomicWrite.js';
import { fileFailure } from '../../src/core/store/fileFailure.js';
import { createLayout } from '../../src/core/store/layout.js';
import { decodeRecord } from '../../src/core/store/recordFile.js';
import { createRecordWriter } from '../../src/core/store/recordWriter.js';
import { memoryFiles, systemError } from '../helpers/memoryFiles.js';
import { tappedFiles } from '../helpers/tappedFiles.js';
import { sampleRecord } from '../helpers/sampleTake.js';

describe('store: layout', () => {
  const ids: [string, string][] = [
    ['chapter-01', 'chapter-01.json'],
    ['part-1/chapter-02@two', 'part-1\\chapter-02@two.json'],
    ['Æther & “quotes”', 'Æther & “quotes”.json'],
    ['a:b*c?d"e<f>g|h', 'a%3Ab%2Ac%3Fd%22e%3Cf%3Eg%7Ch.json'],
    ['con/nul.draft/COM1', '%63on\\%6Eul.draft\\%43OM1.json'],
    ['console/ends. /dots.', 'console\\ends.%20\\dots%2E.json'],
    ['../../outside', '.%2E\\.%2E\\outside.json'],
    ['100%', '100%25.json'],
    ['tab\tnew\nline', 'tab%09new%0Aline.json'],
    ['a.json/b', 'a%2Ejson\\b.json'],
    ['back\\slash', 'back%5Cslash.json'],
  ];
  for (const [id, expected] of ids) {
    it(`${JSON.stringify(id)} on Windows`, () => {
      const layout = createLayout('C:\\Books\\Alice', path.win32);
      assert.equal(layout.record(id), `C:\\Books\\Alice\\.lector\\chapters\\${expected}`);
    });
  }

  it('keeps long names apart and short', () => {
    const layout = createLayout('/book', path.posix);
    const names = ['x', 'y'].map((end) => path.basename(layout.record('long '.repeat(60) + end)));
    assert.notEqual(names[0], names[1]);
    assert.ok(names.every((name) => name.length < 110));
  });

  it('takes are named the same on every platform', () => {
    const sha256 = 'abcdef0123456789';
    assert.equal(createLayout('C:\\b', path.win32).takeFile('t1', sha256), '.lector/takes/t1.abcdef012345.wav');
    assert.equal(createLayout('C:\\b', path.win32).absolute('.lector/takes/t1.wav'), 'C:\\b\\.lector\\takes\\t1.wav');
  });
});

describe('store: atomic write', () => {
  const file = path.resolve('/book/.lector/record.json');
  const renames: [string, string[], number, string | undefined][] = [
    ['at once', [], 0, undefined],
    ['after a scanner let go', ['EBUSY', 'EPERM', 'EACCES'], 70, undefined],
    ['not while a scanner holds it for good', Array<string>(20).fill('EBUSY'), 10_000, 'IO_FAILED'],
    ['not on a broken disk, and without waiting', ['EIO'], 0, 'IO_FAILED'],
  ];
  for (const [name, failures, waitedMs, code] of renames) {
    it(`renames ${name}`, async () => {
      const files = memoryFiles({ [file]: 'old' });
      const left = [...failures];
      let waited = 0;
      const rename = async (from: string, to: string) => {
        const failure = left.shift();
        if (failure) throw systemError(failure, to);
        await files.rename(from, to);
      };
      const wait = async (ms: number) => void (waited += ms);
      const writing = atomicWrite({ ...files, rename }, file, Uint8Array.of(1), wait);
      if (code) await assert.rejects(writing, (error) => isLectorError(error, 'IO_FAILED'));
      else await writing;
      assert.equal(waited, waitedMs);
      const names = [...files.contents.keys()].map((each) => path.extname(each)).sort();
      assert.deepEqual(names, code ? ['.json', '.tmp'] : ['.json']);
      assert.equal(files.contents.get(file)?.length, code ? 3 : 1);
    });
  }

  it('is in its folder for good before it counts as written', async () => {
    const calls: string[] = [];
    const tapped = tappedFiles(memoryFiles(), (_, name, at) => {
      if (name === 'sync' || name === 'rename') calls.push(`${name} ${at === path.dirname(file) ? 'folder' : 'file'}`);
    });
    await atomicWrite(tapped, file, Uint8Array.of(1));
    assert.deepEqual(calls, ['sync file', 'rename file', 'sync folder']);
  });

  const failures: [string, string, RegExp][] = [
    ['ENOSPC', 'NO_SPACE', /disk space/],
    ['EDQUOT', 'NO_SPACE', /disk space/],
    ['EROFS', 'READ_ONLY', /lector\.takes\.path.*--out DIR/],
    ['EACCES', 'READ_ONLY', /--out DIR/],
    ['EIO', 'IO_FAILED', /disk/],
  ];
  it('a folder for files of another kind has nothing to do with takes', () => {
    const { nextStep, subject } = fileFailure(systemError('EROFS', file), 'writing', '/book/export/one.mp3');
    assert.equal(nextStep, 'Allow writing to this folder, or choose another one.');
    assert.equal(subject, undefined);
    assert.equal(fileFailure(systemError('EROFS', file), 'writing', '/book/.lector/book.json').subject, '.lector');
  });
  for (const [system, code, nextStep] of failures) {
    it(`${system} when opening is ${code} and leaves nothing behind`, async () => {
      const files = memoryFiles({ [file]: 'old' });
      const open = async () => {
        throw systemError(system, file);
      };
      await assert.rejects(atomicWrite({ ...files, open }, file, Uint8Array.of(1)), (error) => {
        assert.ok(isLectorError(error));
        assert.equal(error.code, code);
        assert.match(error.nextStep ?? '', nextStep);
        return true;
      });
      assert.deepEqual([...files.contents.keys()], [file]);
    });
  }
});

describe('store: record file', () => {
  const published = {
    status: 'success',
    engine_used: 'piper',
    voice: 'joe',
    text_length: 847,
    token_count: 212,
    audio_path: 'x.wav',
    duration_seconds: 12.4,
    rt_factor: 0.05,
    validation: { tier1_passed: true, tier2_wer: null },
    attempts: [{ note: 'first' }],
  };
  const versions: [string, object, object][] = [
    [
      'a success of version 0 has no hash, so it is pending again',
      published,
      { status: 'pending', text_length: 847, id: '' },
    ],
    ['a failure of version 0 stays one', { ...published, status: 'failed' }, { status: 'failed', voice: 'joe' }],
    ['an empty record of version 0', {}, { status: 'pending', attempts: [], span: { start: 0, end: 0 } }],
    [
      'attempts of version 0 get what they lack',
      published,
      {
        attempts: [{ engine: 'piper', voice: 'joe', at: '1970-01-01T00:00:00.000Z', outcome: 'error', note: 'first' }],
      },
    ],
    ['version 1 is left alone', sampleRecord('a'), sampleRecord('a')],
  ];
  for (const [name, chunk, expected] of versions) {
    it(name, () => {
      const { record, isDamaged } = decodeRecord(new TextEncoder().encode(JSON.stringify({ chunk_0001: chunk })));
      assert.equal(isDamaged, false);
      assert.deepEqual({ ...record.chunk_0001, ...expected }, record.chunk_0001);
      assert.equal(record.chunk_0001?.schema_version, 1);
    });
  }

  it('never throws anything but SCHEMA_TOO_NEW, whatever the bytes', () => {
    const shaped = fc.dictionary(
      fc.string(),
      fc.oneof(
        fc.jsonValue(),
        fc.jsonValue().map((value) => ({ ...sampleRecord('a'), text: value })),
      ),
    );
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      shaped.map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { record } = decodeRecord(new TextEncoder().encode(text));
        assert.ok(Object.values(record).every((chunk) => typeof chunk.text === 'string'));
      }),
      { numRuns: 300 },
    );
  });
});

describe('store: record writer', () => {
  function slowWriter(failures: readonly number[] = []) {
    const written: string[] = [];
    let reads = 0;
    let running = 0;
    const writer = createRecordWriter({
      read: async () => {
        reads += 1;
        return {};
      },
      async write(chapterId, record) {
        assert.equal(running++, 0, 'one write at a time');
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        written.push(`${chapterId}:${Object.keys(record).join('')}`);
        if (failures.includes(written.length)) throw new Error('disk');
      },
      isOwner: () => true,
    });
    return { writer, written, reads: () => reads };
  }
  const add = (key: string) => (record: ChapterRecord) => ({ ...record, [key]: sampleRecord(key) });
  const keys = 'abcdefgh'.split('');

  it('merges a burst into the write after the one under way', async () => {
    const { writer, written, reads } = slowWriter();
    await Promise.all(keys.map((key) => writer.update('one', add(key))));
    assert.deepEqual(written, ['one:a', 'one:abcdefgh']);
    assert.equal(reads(), 1);
  });

  it('resolves each change when a write that has it is done', async () => {
    const { writer, written } = slowWriter();
    await Promise.all(
      keys.map(async (key) => {
        await writer.update('one', add(key));
        assert.ok(
          written.some((write) => write.includes(key, 4)),
          key,
        );
      }),
    );
  });

  it('reads what is durable without waiting for the write under way', async () => {
    const { writer, written, reads } = slowWriter();
    await writer.update('one', add('a'));
    const writing = writer.update('one', add('b'));
    assert.deepEqual(Object.keys(await writer.read('one')), ['a']);
    assert.deepEqual(written, ['one:a']);
    await writing;
    assert.deepEqual(Object.keys(await writer.read('one')), ['a', 'b']);
    assert.equal(reads(), 1);
  });

  it('reads the file again once another process may have written it', async () => {
    const { writer, reads } = slowWriter();
    await writer.read('one');
    writer.forget();
    await writer.read('one');
    assert.equal(reads(), 2);
  });

  it('asks the same function once a write', async () => {
    const { writer, written } = slowWriter();
    let calls = 0;
    const whole = (): ChapterRecord => ({ [`call${++calls}`]: sampleRecord('a') });
    await Promise.all(keys.map(() => writer.update('one', whole)));
    assert.deepEqual(written, ['one:call1', 'one:call2']);
  });

  it('writes nothing for a change that changes nothing', async () => {
    const { writer, written } = slowWriter();
    assert.deepEqual(await writer.update('one', (record) => record), {});
    assert.deepEqual(written, []);
  });

  it('fails the changes of a failed write alone, and reads the file again', async () => {
    const { writer, written, reads } = slowWriter([2]);
    const results = await Promise.allSettled(['a', 'b', 'c'].map((key) => writer.update('one', add(key))));
    await writer.update('one', add('d'));
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'rejected'],
    );
    assert.deepEqual([written.at(-1), reads()], ['one:d', 2]);
  });

  it('fails a change that throws alone', async () => {
    const { writer, written } = slowWriter();
    const broken = () => assert.fail('no such chunk');
    const results = await Promise.allSettled([
      writer.update('one', add('b')),
      writer.update('one', broken),
      writer.update('one', broken),
      writer.update('one', add('a')),
    ]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(written, ['one:b', 'one:ba']);
  });
});
