import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isLectorError } from '../../src/core/base/errors.js';
import type { Engine, EngineSetting, LoadedEngine, SpeakRequest, Speech } from '../../src/core/engines/engine.js';
import { engines } from '../../src/core/engines/index.js';
import { readEngineRegistry } from '../../src/core/engines/registry.js';
import { sharesProcess, type EngineInfo } from '../../src/core/model/engineInfo.js';
import type { WordTiming } from '../../src/core/model/take.js';
import { defaultModelsDir } from '../../src/core/jobs/defaultModelsDir.js';
import { espeakDir } from '../helpers/engineHost.js';
import { outsideWorlds } from '../helpers/outsideWorlds.js';

const registry = readEngineRegistry(readFileSync('models/engines.yaml', 'utf8'), 'engines.yaml');
const modelsDir = defaultModelsDir();
const inside = { espeakDir, modelsDir, threads: 1, options: {} };
const { signal } = new AbortController();

const sentence = 'Well, Watson, what do you make of this — nothing at all?';

/** Undefined, with the reason printed, where the voice isn't installed. */
async function loadOrSay(engine: Engine, setting: EngineSetting, voice: string): Promise<LoadedEngine | undefined> {
  try {
    return await engine.load(setting, voice, signal);
  } catch (error) {
    if (!isLectorError(error, 'MODEL_MISSING')) throw error;
    console.log(`      skipped: ${error.message}`);
    return undefined;
  }
}

function checkSpeech(speech: Speech, text: string, info: EngineInfo): void {
  assert.equal(speech.sampleRate, info.sampleRate);
  if (info.wordTimes === false) assert.deepEqual(speech.words, []);
  assert.ok(speech.samples.every((sample) => Math.abs(sample) <= 1));
  const seconds = speech.samples.length / speech.sampleRate;
  let [time, offset] = [0, 0];
  for (const { start, end, textStart, textEnd } of speech.words) {
    assert.ok(time <= start && start < end && end <= seconds, `${start}–${end} after ${time} in ${seconds} s`);
    assert.ok(offset <= textStart && textStart < textEnd && textEnd <= text.length);
    const word = text.slice(textStart, textEnd);
    assert.ok(!/[\p{L}\p{N}]/u.test(word) || !/^[\s\p{P}]|[\s\p{P}]$/u.test(word), `“${word}” isn't a bare word`);
    [time, offset] = [start, textEnd];
  }
}

const offsets = ({ textStart, textEnd }: WordTiming) => [textStart, textEnd];

/** What is left of a text's letters and digits when the words that have a time are taken out. */
function unspoken(speech: Speech, text: string): string {
  const left = speech.words.reduceRight((rest, word) => rest.slice(0, word.textStart) + rest.slice(word.textEnd), text);
  return lettersOf(left);
}

function lettersOf(text = ''): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

for (const engine of engines) {
  describe(`engine ${engine.id}`, () => {
    const info = registry.find(({ id }) => id === engine.id);
    const voice = info?.voices[0]?.id ?? '';
    const request = (text: string, rate = 1): SpeakRequest => ({
      engine: engine.id,
      voice,
      language: 'en',
      rate,
      text,
    });
    let loaded: LoadedEngine | undefined;
    let setting: EngineSetting;
    const outside = outsideWorlds[engine.id]?.();
    before(async () => {
      const own = await outside?.open(info?.voices ?? []);
      setting = { ...inside, ...own, options: { ...info?.options, ...own?.options } };
      loaded = await loadOrSay(engine, setting, voice);
    });
    after(async () => {
      await loaded?.dispose();
      await outside?.close();
    });

    const check = (name: string, test: (speaker: LoadedEngine, entry: EngineInfo) => Promise<void>) =>
      it(name, async function () {
        assert.ok(info, 'no entry in models/engines.yaml');
        if (!loaded) return this.skip();
        await test(loaded, info);
      });

    it('has an entry with voices in models/engines.yaml', () => assert.ok(voice));

    const texts = [
      sentence,
      '“Café,” she said—naïve? 😀 It’s 1912; of the end... “No!”',
      'It cost $5.50 & more. Some <b>bold</b> [[mark]] &amp; signs\u0001\u200b.',
      'One\nline\n\nand another',
      'Wait..',
      'Say [[təmˈɑːtoʊ]], or [[həlˈoʊ wˈɜːld]]—not [[Watson]].',
    ];
    for (const text of texts) {
      check(`speaks every word, in order and inside the audio: ${JSON.stringify(text)}`, async (speaker, entry) => {
        const speech = await speaker.speak(request(text), signal);
        checkSpeech(speech, text, entry);
        const asked = await outside?.spoken?.();
        if (asked) assert.equal(lettersOf(asked.at(-1)), lettersOf(text));
        if (entry.wordTimes === false) assert.ok(speech.samples.length > 0);
        else assert.equal(unspoken(speech, text), '');
        assert.equal(speech.tokens, await speaker.countTokens(request(text), signal));
      });
    }

    check('says the same twice', async (speaker) => {
      const first = await speaker.speak(request(sentence), signal);
      await speaker.speak(request('Something else.'), signal);
      const second = await speaker.speak(request(sentence), signal);
      assert.ok(Math.abs(second.samples.length / first.samples.length - 1) < 0.001);
      assert.deepEqual(second.words.map(offsets), first.words.map(offsets));
    });

    check('is shorter when faster', async (speaker) => {
      const [slow, fast] = [
        await speaker.speak(request(sentence, 0.7), signal),
        await speaker.speak(request(sentence, 1.5), signal),
      ];
      assert.ok(fast.samples.length * 1.5 < slow.samples.length);
    });

    for (const text of ['', '   ', '...', '—', '\u0001']) {
      check(`says no word for ${JSON.stringify(text)}`, async (speaker, entry) => {
        const speech = await speaker.speak(request(text), signal);
        checkSpeech(speech, text, entry);
        assert.equal(speech.words.length, 0);
      });
    }

    check('speaks with its other voices in the same process, where they share one', async (speaker, entry) => {
      for (const { id, language } of sharesProcess(entry) ? entry.voices.slice(1).slice(-2) : []) {
        const [own, other] = [
          await speaker.speak(request(sentence), signal),
          await speaker.speak({ ...request(sentence), voice: id, language }, signal),
        ];
        checkSpeech(other, sentence, entry);
        assert.notDeepEqual(other.samples, own.samples);
      }
    });

    check('is cancelled', async (speaker) => {
      await assert.rejects(speaker.speak(request(sentence), AbortSignal.abort()), { name: 'CancelledError' });
    });

    it('refuses an unknown voice', () =>
      assert.rejects(
        engine.load(setting, 'xx-nobody', signal),
        (error) => isLectorError(error, 'VOICE_UNKNOWN') || isLectorError(error, 'MODEL_MISSING'),
      ));
  });
}

describe('engine espeak in other languages', () => {
  const check = (voice: string, text: string, words: number) =>
    it(`${voice}: ${text}`, async () => {
      const engine = engines.find(({ id }) => id === 'espeak');
      const info = registry.find(({ id }) => id === 'espeak');
      assert.ok(engine && info);
      const loaded = await engine.load(inside, voice, signal);
      const speech = await loaded.speak({ engine: 'espeak', voice, language: voice, rate: 1, text }, signal);
      checkSpeech(speech, text, info);
      assert.equal(unspoken(speech, text), '');
      assert.equal(speech.words.length, words);
    });
  check('en-gb', 'Whether the weather is fine?', 5);
  check('de', 'Über den größeren Hügel läuft „Jörg“.', 6);
  check('fr-fr', 'L’été, Noël dort déjà.', 4);
  check('es', '¿Mañana vendrá el niño?', 4);
  check('pl', 'Zażółć gęślą jaźń.', 3);
  check('ru', 'Кот съел рыбу.', 3);

  for (const { id } of registry.find(({ id }) => id === 'espeak')?.voices ?? []) {
    it(`has the voice ${id}`, async () => {
      await engines.find((engine) => engine.id === 'espeak')?.load(inside, id, signal);
    });
  }
});
