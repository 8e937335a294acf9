import assert from 'node:assert/strict';
import { isLectorError, type ErrorCode } from '../../src/core/base/errors.js';
import { pocketEnd } from '../../src/core/engines/pocketFailure.js';
import { argumentsFor, flagsIn, unknownTo, type PocketValues } from '../../src/core/engines/pocketFlags.js';
import { pocketModel, presumedLanguage } from '../../src/core/engines/pocketModel.js';
import { pocketTokens } from '../../src/core/engines/pocketTokens.js';
import { patienceMs } from '../../src/core/engines/patienceMs.js';

const framed = `
 Usage: pocket-tts generate [OPTIONS]

╭─ Options ───────────────────────────────────────────────╮
│ *  --voice                    <str>   Voice, see         │
│                                       --language         │
│    --quiet            -q      <bool>  Less output        │
│    --sampler-decode-steps     <int>   Steps              │
│    --eos-threshold            <float> Threshold          │
│    --quantize  --no-quantize  <bool>  Smaller            │
╰──────────────────────────────────────────────────────────╯`;
const plain = `Usage: pocket-tts generate [OPTIONS]

Options:
  --voice TEXT                  Voice, see
                                --language
  -q, --quiet                   Less output
  --lsd-decode-steps INTEGER    Steps`;

describe('what an installed Pocket TTS understands', () => {
  const lists = (name: string, help: string, expected: readonly string[]) =>
    it(`is read from a help that is ${name}`, () => assert.deepEqual([...flagsIn(help)], expected));
  lists('framed', framed, ['--voice', '--quiet', '--sampler-decode-steps', '--eos-threshold', '--quantize']);
  lists('plain', plain, ['--voice', '--quiet', '--lsd-decode-steps']);

  const tells = (name: string, help: string, values: PocketValues, expected: readonly string[]) =>
    it(name, () => assert.deepEqual(argumentsFor(flagsIn(help), values), expected));
  tells('new versions by their names', framed, { decode_steps: 4, voice: 'alba' }, [
    '--voice',
    'alba',
    '--sampler-decode-steps=4',
  ]);
  tells('old versions by theirs', plain, { decode_steps: 4 }, ['--lsd-decode-steps=4']);
  tells('a voice to a server by the name it has', plain, { default_voice: 'alba' }, ['--voice', 'alba']);
  tells('numbers below nought', framed, { eos_threshold: -3 }, ['--eos-threshold=-3']);
  tells('switches only where they are on', framed, { quiet: true, quantize: false, config: undefined }, ['--quiet']);

  it('refuses what the version has no flag for', () => {
    assert.deepEqual(unknownTo(flagsIn(plain), { temperature: 0, quiet: true }), ['temperature']);
    assert.throws(() => argumentsFor(flagsIn(plain), { temperature: 0 }), {
      code: 'BAD_CONFIG',
      message: /--temperature/,
    });
  });
});

describe('why Pocket TTS ended', () => {
  const trace = 'Traceback (most recent call last):\n  File "main.py", line 1, in generate\n    f()\n';
  const check = (last: string, code: ErrorCode, allowDownload = false) =>
    it(`${last} is ${code}`, () => {
      const deed = { failed: 'could not speak', voice: 'mine', allowDownload };
      const error = pocketEnd({ exitCode: 1, stderr: trace + last }, deed);
      assert.ok(isLectorError(error, code), error.code);
      assert.ok(error.message.includes(last.split('\n')[0] ?? '') && !error.message.includes('main.py'), error.message);
      assert.ok(error.nextStep);
    });
  check("ModuleNotFoundError: No module named 'torch'", 'FILE_MISSING');
  check('ImportError: soundfile is required to read non-WAV or non-16-bit WAV audio files.', 'VOICE_UNKNOWN');
  check('wave.Error: file does not start with RIFF id', 'VOICE_UNKNOWN');
  check('FileNotFoundError: Config file not found: a.yaml. Did you make a typo?', 'BAD_CONFIG');
  check('requests.exceptions.ProxyError: HTTPSConnectionPool', 'NETWORK_REFUSED');
  check(
    'OfflineModeIsEnabled: Cannot reach https://hub/tokenizer.json\nLocalEntryNotFoundError: not here',
    'NETWORK_REFUSED',
  );
  check('requests.exceptions.ConnectionError: no route', 'DOWNLOAD_FAILED', true);
  check('OSError: [Errno 28] No space left on device', 'NO_SPACE');
  check('RuntimeError: Generation reached maximum length without EOS!\nException ignored in: <x>', 'ENGINE_FAILED');
  check('ZeroDivisionError: float division by zero', 'ENGINE_FAILED');
});

describe('what Lector knows of Pocket TTS by itself', () => {
  const counts: readonly (readonly [string, number])[] = [
    ['', 0],
    ['Well, well.', 6],
    ['Übergänge', 3],
  ];
  for (const [text, tokens] of counts)
    it(`${text} has ${tokens} tokens`, () => assert.equal(pocketTokens(text), tokens));

  const models: readonly (readonly [string, Readonly<Record<string, string>>, string | undefined])[] = [
    ['en-GB', {}, undefined],
    ['de-AT', {}, 'german'],
    ['de', { model: 'german_24l' }, 'german_24l'],
    ['cs', { config: '/cs.yaml' }, undefined],
  ];
  for (const [language, options, model] of models)
    it(`${language} with ${JSON.stringify(options)} is spoken by ${model ?? 'what it speaks with unless told'}`, () =>
      assert.equal(pocketModel(language, options), model));
  it('refuses a language without a model', () => assert.throws(() => pocketModel('cs', {}), { code: 'VOICE_UNKNOWN' }));

  it('the language of a voice', () => {
    const voices = [{ id: 'mine', language: 'fr' }];
    assert.deepEqual(
      ['mine', 'juergen', 'alba'].map((voice) => presumedLanguage({ voices }, voice)),
      ['fr', 'de', 'en'],
    );
  });

  it('a program gets time to start, and more where that is set', () => {
    assert.equal(patienceMs({ runtime: 'onnx' }), 0);
    const usual = patienceMs({ runtime: 'program' });
    assert.ok(usual >= 60_000 && patienceMs({ runtime: 'program', options: { timeout_seconds: 600 } }) > 600_000);
  });
});
