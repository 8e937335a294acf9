import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { downloadsOf } from '../../src/client/voices/downloads.js';
import { isLectorError } from '../../src/core/base/errors.js';
import { piper } from '../../src/core/engines/piper.js';
import { isVoiceInstalled } from '../../src/core/jobs/isVoiceInstalled.js';
import { pickEngine } from '../../src/core/jobs/pickEngine.js';
import { requireVoice } from '../../src/core/jobs/requireVoice.js';
import { wantedTake } from '../../src/core/jobs/speechSource.js';
import { statusOfModels, statusOfVoices, usefulModel } from '../../src/core/jobs/statusOfModels.js';
import { takeIdOf } from '../../src/core/jobs/takeIdOf.js';
import type { Chunk, ChunkId } from '../../src/core/model/chunk.js';
import { modelIdOf, type EngineInfo } from '../../src/core/model/engineInfo.js';
import type { VoiceView } from '../../src/protocol/messages/engines.js';
import { engines, models, writeChoir } from '../helpers/choir.js';

const choiceOf = (voice: string) => pickEngine(engines, { voice, language: 'en' });
const shaOf = (id: string) => models.find((model) => model.id === id)?.files[0]?.sha256 ?? assert.fail();

describe('the model of a voice', () => {
  const cases: readonly [string, string | undefined][] = [
    ['en-us', undefined],
    ['joe', 'joe'],
    ['Alto', 'choir-1'],
    ['Bass', 'choir-1'],
  ];
  for (const [voice, model] of cases) {
    it(`${voice}: ${model ?? 'none'}`, () => {
      const { engine, voice: info } = choiceOf(voice);
      assert.equal(modelIdOf(engine, info), model);
    });
  }
});

describe('a model is found by its id and by that of each of its voices', () => {
  const cases: readonly [string, string][] = [
    ['joe', 'joe'],
    ['choir-1', 'choir-1'],
    ['CHOIR-1', 'choir-1'],
    ['Alto', 'choir-1'],
    ['bass', 'choir-1'],
    ['en-us', 'VOICE_UNKNOWN: Choose one of: joe, choir-1, or one that `lector models search <language>` finds.'],
    ['choir', 'VOICE_UNKNOWN: Choose one of: joe, choir-1, or one that `lector models search <language>` finds.'],
  ];
  const found = (id: string, known: readonly EngineInfo[] = engines) => {
    try {
      return usefulModel({ engines: known, models, modelsDir: '/none' }, id).id;
    } catch (error) {
      return isLectorError(error) ? `${error.code}: ${error.nextStep ?? ''}` : String(error);
    }
  };
  for (const [id, expected] of cases) it(`${id}: ${expected}`, () => assert.equal(found(id), expected));

  it('but not where its engine can not run', () => {
    const broken = engines.map((engine) =>
      engine.id === 'choir' ? { ...engine, unavailable: 'it is hoarse' } : engine,
    );
    assert.equal(found('Alto', broken), 'ENGINE_FAILED: Choose an engine that can: espeak, piper.');
  });
});

describe('what is installed, with a model of two voices', () => {
  let modelsDir: string;
  beforeEach(async () => {
    modelsDir = await mkdtemp(path.join(tmpdir(), 'lector-choir-'));
  });
  afterEach(() => rm(modelsDir, { recursive: true, force: true }));
  const world = () => ({ engines, models, modelsDir });
  const facts = async () => ({
    models: (await statusOfModels(world(), false)).map(({ id, voices, installed }) => [id, ...voices, installed]),
    voices: (await statusOfVoices(world(), false)).map(({ voice, installed, bytes }) => [voice.id, installed, bytes]),
  });

  it('is nothing at first, and each voice costs its whole model', async () => {
    assert.deepEqual(await facts(), {
      models: [
        ['joe', 'joe', false],
        ['choir-1', 'Alto', 'Bass', false],
      ],
      voices: [
        ['en-us', true, 0],
        ['joe', false, 9],
        ['Alto', false, 10],
        ['Bass', false, 10],
      ],
    });
  });

  it('is every voice of a model that is here', async () => {
    await writeChoir(path.join(modelsDir, 'dist'), modelsDir);
    await rm(path.join(modelsDir, 'joe'), { recursive: true });
    assert.deepEqual(await facts(), {
      models: [
        ['joe', 'joe', false],
        ['choir-1', 'Alto', 'Bass', true],
      ],
      voices: [
        ['en-us', true, 0],
        ['joe', false, 9],
        ['Alto', true, 0],
        ['Bass', true, 0],
      ],
    });
    for (const voice of ['Alto', 'Bass', 'en-us']) {
      assert.ok(await isVoiceInstalled(world(), choiceOf(voice)));
      await requireVoice(world(), choiceOf(voice));
    }
  });

  const refusals: readonly [string, string, string][] = [
    ['joe', 'Voice joe is not installed (0 MB).', 'joe'],
    ['Bass', 'Voice Bass is not installed: it is part of the model choir-1 (0 MB).', 'choir-1'],
  ];
  for (const [voice, message, pulled] of refusals) {
    it(`refuses ${voice} with the command that fetches it`, () =>
      assert.rejects(requireVoice(world(), choiceOf(voice)), {
        code: 'MODEL_MISSING',
        message,
        nextStep: `Download it with Lector: Download Voice… or \`lector models pull ${pulled}\`, or choose another voice.`,
      }));
  }
});

describe('a take hangs on its voice and on the model it speaks with', () => {
  const chunk: Chunk = {
    id: 'a' as ChunkId,
    span: { start: 0, end: 4 },
    spoken: [{ text: 'Word', span: { start: 0, end: 4 }, verbatim: true }],
    sentences: [{ start: 0, end: 4 }],
    tokens: 4,
    pauseAfter: 'paragraph',
  };
  const take = (engine: EngineInfo, voiceId: string, catalogue = models) => {
    const voice = engine.voices.find(({ id }) => id === voiceId) ?? assert.fail();
    const settings = { engine: engine.id, voice: voiceId, rate: 1, language: 'en' };
    return wantedTake(catalogue, { engine, voice, settings }, chunk);
  };
  const expected = (voice: string, modelSha256: string) =>
    takeIdOf('Word', {
      engine: 'piper',
      engineVersion: piper.version,
      modelSha256,
      voice,
      rate: 1,
      language: 'en',
      options: '',
    });
  // Only engines that are built in make takes.
  const choir = { ...choiceOf('Alto').engine, id: 'piper' };

  it('whose id is the voice’s', () => assert.equal(take(choiceOf('joe').engine, 'joe'), expected('joe', shaOf('joe'))));
  for (const voice of ['Alto', 'Bass'])
    it(`that holds ${voice}`, () => assert.equal(take(choir, voice), expected(voice, shaOf('choir-1'))));
  it('and changes with it', () => {
    const other = models.map((model) => ({
      ...model,
      files: model.files.map((file) => ({ ...file, sha256: 'other' })),
    }));
    assert.notEqual(take(choir, 'Alto', other), take(choir, 'Alto'));
  });
  it('by a rule that keeps the takes of today', () => {
    const source = {
      engine: 'piper',
      engineVersion: '1',
      modelSha256: 'f00d',
      voice: 'joe',
      rate: 1,
      language: 'en-US',
      options: '',
    };
    assert.equal(takeIdOf('The lamp was lit.', source), '00c29c6bf585bfd8');
  });
});

describe('what a person can download', () => {
  const view = (engine: string, voice: string, language: string, bytes: number): VoiceView => {
    return { engine, voice, name: `Voice ${voice}`, language, installed: bytes === 0, bytes, licence: 'MIT' };
  };
  const [enUs, joe] = [view('espeak', 'en-us', 'en-US', 0), view('piper', 'joe', 'en-US', 9)];
  const choir = [view('choir', 'Alto', 'en-GB', 10), view('choir', 'Bass', 'en-US', 10)];
  const check = (name: string, voices: readonly VoiceView[], expected: readonly (readonly unknown[])[]) =>
    it(name, () =>
      assert.deepEqual(
        downloadsOf({ engines, voices }).map((one) => [
          one.model,
          one.name,
          one.languages.join(),
          one.bytes,
          one.voices,
        ]),
        expected,
      ),
    );

  check(
    'is each model once',
    [enUs, joe, ...choir],
    [
      ['joe', 'Voice joe', 'en-US', 9, [joe]],
      ['choir-1', 'CHOIR (2 voices)', 'en-GB,en-US', 10, choir],
    ],
  );
  check('is named after its only voice', choir.slice(1), [['choir-1', 'Voice Bass', 'en-US', 10, choir.slice(1)]]);
  check('is nothing where all is here', [enUs], []);
});
