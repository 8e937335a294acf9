import assert from 'node:assert/strict';
import { errorCodes, LectorError, type ErrorCode } from '../../src/core/base/errors.js';
import { categoryOfError, categoryOfFinding } from '../../src/core/failures/categoryOf.js';
import { failurePatterns } from '../../src/core/failures/failurePatterns.js';
import { categoryIn, failuresIn } from '../../src/core/failures/failuresIn.js';
import { failureCategories, type FailureCategory } from '../../src/core/model/failure.js';

describe('what a log says of a failure', () => {
  const check = (log: string, expected: FailureCategory | undefined) =>
    it(`${JSON.stringify(log.slice(0, 70))} is ${expected ?? 'nothing'}`, () =>
      assert.equal(categoryIn(log), expected));

  check('', undefined);
  check('engine espeak (en-us) loaded in 40 ms', undefined);
  check('RuntimeError: Generation reached maximum length without EOS!', 'truncation');
  check("OSError: [Errno 28] No space left on device\nException ignored in: <_io.FileIO name='x'>", 'permission');
  check("PermissionError: [Errno 13] Permission denied: 'x'", 'permission');
  check('huggingface_hub.errors.LocalEntryNotFoundError: Cannot find an appropriate cached snapshot folder', 'network');
  check('requests.exceptions.ProxyError: HTTPSConnectionPool', 'network');
  check('ERROR:    [Errno 98] error while attempting to bind on address: address already in use', 'network');
  check("ModuleNotFoundError: No module named 'torch'", 'missing_model');
  check('safetensors.SafetensorError: Error while deserializing header: invalid header length', 'missing_model');
  check('wave.Error: file does not start with RIFF id', 'missing_model');
  check("soundfile.LibsndfileError: Error opening 'narrator.wav': System error.", 'missing_model');
  check('AssertionError:  ❗ XTTS can only generate text with a maximum of 400 tokens.', 'schema');
  check('tts: error: unrecognized arguments: --device', 'schema');
  check('RuntimeError: [enforce fail] DefaultCPUAllocator: not enough memory', 'oom');
  check('torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 20 MiB', 'oom');
  check('Traceback (most recent call last):\nZeroDivisionError: float division by zero', 'crash');
  check('Segmentation fault (core dumped)', 'crash');

  it('of several lines the one counts that explains the others', () => {
    const log = 'TimeoutError: timed out\nTypeError: x\nstd::bad_alloc\nSegmentation fault';
    assert.deepEqual(
      failuresIn(log).map(({ category, line }) => `${line} ${category}`),
      ['1 timeout', '2 crash', '3 oom', '4 crash'],
    );
    assert.equal(categoryIn(log), 'oom');
  });

  it('a line tells its moment, and loses its colours', () => {
    const [event] = failuresIn(
      '\u001b[1;31m2026-11-22 08:38:55.068362954 [E:onnxruntime:] Failed to allocate memory for requested buffer\u001b[m',
    );
    assert.equal(event?.at, '2026-11-22T08:38:55.068');
    assert.equal(
      event.text,
      '2026-11-22 08:38:55.068362954 [E:onnxruntime:] Failed to allocate memory for requested buffer',
    );
    assert.deepEqual(
      [
        '2026-11-22T08:38:55Z MemoryError',
        '2026-11-22 08:38:55,123 ENOSPC',
        '2026-13-41 29:00:00 ENOSPC',
        'ENOSPC',
      ].map((line) => failuresIn(line)[0]?.at),
      [undefined, '2026-11-22T08:38:55.123', undefined, undefined],
    );
  });

  it('of a long log the end is read, and of a long line what stands around the telling words', () => {
    const log = `MemoryError\n${'nothing at all\n'.repeat(10_000)}${'x'.repeat(2_000)} ENOSPC ${'y'.repeat(2_000)}\n`;
    assert.deepEqual(
      failuresIn(log).map(({ category, line, text }) => [category, line, text.length, text.includes('ENOSPC')]),
      [['permission', 10_002, 300, true]],
    );
  });

  it('every pattern says where it was seen', () => {
    for (const { category, seenIn } of failurePatterns) {
      assert.ok(failureCategories.includes(category));
      assert.notEqual(seenIn, '');
    }
  });
});

describe('the kind of an error', () => {
  const check = (code: ErrorCode, message: string, written: string | undefined, expected: FailureCategory) =>
    it(`${code}, ${JSON.stringify(written ?? message)}: ${expected}`, () => {
      const error = new LectorError(code, message, written === undefined ? {} : { written });
      assert.equal(categoryOfError(error), expected);
    });
  check('ENGINE_TIMEOUT', 'The engine piper gave no answer for 20 s.', undefined, 'timeout');
  check('ENGINE_CRASHED', 'The engine piper ended by SIGKILL.', '', 'crash');
  check('ENGINE_CRASHED', 'The engine piper ended by SIGABRT.', 'FATAL ERROR: heap out of memory\n 1: 0x1', 'oom');
  check('ENGINE_FAILED', 'Error: Failed to allocate memory for requested buffer of size 9', undefined, 'oom');
  check('ENGINE_FAILED', 'Pocket TTS could not speak: the model found no end.\nwithout EOS', undefined, 'truncation');
  check('ENGINE_FAILED', 'it said nothing', undefined, 'crash');
  check('MODEL_MISSING', 'The model joe isn’t there.', undefined, 'missing_model');
  check('VOICE_UNKNOWN', 'No memory of that voice: MemoryError', undefined, 'missing_model');
  check('NETWORK_REFUSED', 'not allowed', undefined, 'network');
  check('NO_SPACE', 'No space left', undefined, 'permission');

  const findings: readonly (readonly [string, FailureCategory])[] = [
    ['engine-timeout', 'timeout'],
    ['voice-unknown', 'missing_model'],
    ['audio-cut', 'truncation'],
    ['audio-too-short', 'truncation'],
    ['audio-empty', 'truncation'],
    ['audio-clipping', 'audio_quality'],
    ['audio-repetition', 'audio_quality'],
  ];
  for (const [code, category] of findings)
    it(`the finding ${code} is ${category}`, () => assert.equal(categoryOfFinding(code), category));

  it('every code of an error has one', () => {
    for (const code of errorCodes) assert.ok(failureCategories.includes(categoryOfError(new LectorError(code, ''))));
  });
});
