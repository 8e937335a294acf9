import path from 'node:path';
import { throwIfCancelled } from '../base/cancellation.js';
import type { WordTiming } from '../model/take.js';
import type { Engine, EngineSetting, SpeakRequest } from './engine.js';
import { openEspeak, type Espeak } from './espeakNg.js';
import { holdModels } from './heldModels.js';
import { isThere } from './modelFiles.js';
import { phonemesOf } from './phonemes.js';
import { piperIds } from './piperIds.js';
import { bytesOfPiperModel, openPiperModel, piperManner, readPiperModel } from './piperModel.js';
import { readPiperOptions } from './piperOptions.js';
import { rememberEach } from './rememberEach.js';
import { rememberLast } from './rememberLast.js';
import { saidSigns } from './saidSigns.js';
import { createTape } from './tape.js';
import { wordTimes } from './wordTimes.js';

/** Silence between the sentences of one request, in seconds, besides what the voice itself leaves. */
const sentenceGapSeconds = 0.2;
/**
 * Graphs on the disk whose sessions are kept: two medium voices or one high. Loaded, each takes about twice its bytes
 * (docs/benchmarks.md); `memory_mb` in models/engines.yaml is that of a process with as many.
 */
const mostModelBytes = 130e6;

/**
 * Piper voices (VITS) from ONNX with eSpeak NG's phonemes. Its tokens are phoneme ids before padding. A request is
 * spoken sentence by sentence, as the voices were trained; the same request gives the same samples. A process speaks with
 * any of the voices and keeps those it used last.
 */
export const piper: Engine = {
  id: 'piper',
  version: '1',
  async unsaid(setting, voice) {
    const choose = readPiperOptions(setting.options);
    const { model } = await choose(voice, (name) => isThere(path.join(setting.modelsDir, name)));
    const { phoneme_id_map: known } = await readPiperModel(setting, model);
    return (ipa) => saidSigns(ipa.normalize('NFD')).filter((sign) => !known[sign]);
  },
  async load(setting, voice, signal) {
    throwIfCancelled(signal);
    const choose = readPiperOptions(setting.options);
    const choiceOf = rememberEach((name) => choose(name, (model) => isThere(path.join(setting.modelsDir, model))));
    const espeaks = rememberEach((espeakVoice) => openEspeak(setting.espeakDir, espeakVoice));
    const texts = rememberEach((model) => openTexts(setting, model, espeaks));
    const models = holdModels(mostModelBytes, {
      bytesOf: (model) => bytesOfPiperModel(setting, model),
      open: (model) => openPiperModel(setting, model),
      release: (speaker) => speaker.release(),
    });
    const prepare = async ({ voice: name, text, rate }: Pick<SpeakRequest, 'voice' | 'text' | 'rate'>) => {
      const choice = await choiceOf(name);
      const { description, sentencesOf } = await texts(choice.model);
      const manner = piperManner(choice, description, rate);
      return { choice, manner, sampleRate: description.audio.sample_rate, sentences: sentencesOf(text) };
    };
    // Files are read and unpacked on threads of their own while the graph keeps this one busy.
    const { model } = await choiceOf(voice);
    await Promise.all([prepare({ voice, text: '', rate: 1 }), models.use(model, () => Promise.resolve())]);
    throwIfCancelled(signal);
    return {
      async countTokens(request) {
        const { sentences } = await prepare(request);
        return sentences.reduce((sum, { tokens }) => sum + tokens, 0);
      },
      async speak(request, signal) {
        throwIfCancelled(signal);
        const { choice, manner, sampleRate, sentences } = await prepare(request);
        return models.use(choice.model, async (speaker) => {
          const samples = createTape(Math.round(sentenceGapSeconds * sampleRate));
          const words: WordTiming[] = [];
          let tokens = 0;
          for (const { sentence, ids, words: ranges, tokens: some } of sentences) {
            throwIfCancelled(signal);
            const sound = await speaker.speak(ids, manner, signal);
            const begin = samples.add(sound.samples);
            words.push(...wordTimes({ sentence, words: ranges }, sound.lengths, begin, sampleRate));
            tokens += some;
          }
          return { samples: samples.whole(), sampleRate, tokens, words };
        });
      },
      dispose: () => models.releaseAll(),
    };
  },
};

/** What a model says of itself, and what makes its phoneme ids of texts. */
async function openTexts(setting: EngineSetting, model: string, espeaks: (voice: string) => Promise<Espeak>) {
  const description = await readPiperModel(setting, model);
  const espeak = await espeaks(description.espeak.voice);
  const sentencesOf = rememberLast((text: string) =>
    phonemesOf(espeak, text).map((sentence) => ({ sentence, ...piperIds(sentence, description.phoneme_id_map) })),
  );
  return { description, sentencesOf };
}
