import { throwIfCancelled } from '../base/cancellation.js';
import { isLectorError, messageOf } from '../base/errors.js';
import type { WordTiming } from '../model/take.js';
import type { Engine, EngineSetting } from './engine.js';
import { openEspeak } from './espeakNg.js';
import { damagedModel, readModelFile } from './modelFiles.js';
import { phonemesOf } from './phonemes.js';
import { piperIds } from './piperIds.js';
import { openPiper, type PiperSpeaker } from './piperSpeaker.js';
import { readPiperVoice, type PiperVoice } from './piperVoice.js';
import { rememberLast } from './rememberLast.js';
import { createTape } from './tape.js';
import { wordTimes } from './wordTimes.js';

/** Silence between the sentences of one request, in seconds, besides what the voice itself leaves. */
const sentenceGapSeconds = 0.2;

/**
 * Piper voices (VITS) from ONNX with eSpeak NG's phonemes. Its tokens are phoneme ids before padding. A request is
 * spoken sentence by sentence, as the voices were trained; the same request gives the same samples.
 */
export const piper: Engine = {
  id: 'piper',
  version: '1',
  async load(setting, voice, signal) {
    throwIfCancelled(signal);
    const description = await readDescription(setting, voice);
    // Files are read and unpacked on threads of their own while the graph keeps this one busy.
    const [espeak, speaker] = await Promise.all([
      openEspeak(setting.espeakDir, description.espeak.voice),
      openVoice(setting, voice, description),
    ]);
    throwIfCancelled(signal);
    const sampleRate = description.audio.sample_rate;
    const sentencesOf = rememberLast((text: string) =>
      phonemesOf(espeak, text).map((sentence) => ({ sentence, ...piperIds(sentence, description.phoneme_id_map) })),
    );
    return {
      countTokens: ({ text }) => Promise.resolve(sentencesOf(text).reduce((sum, { tokens }) => sum + tokens, 0)),
      async speak({ text, rate }, signal) {
        const samples = createTape(Math.round(sentenceGapSeconds * sampleRate));
        const words: WordTiming[] = [];
        let tokens = 0;
        for (const { sentence, ids, words: ranges, tokens: some } of sentencesOf(text)) {
          throwIfCancelled(signal);
          const sound = await speaker.speak(ids, rate);
          const begin = samples.add(sound.samples);
          words.push(...wordTimes({ sentence, words: ranges }, sound.lengths, begin, sampleRate));
          tokens += some;
        }
        return { samples: samples.whole(), sampleRate, tokens, words };
      },
      dispose: () => speaker.release(),
    };
  },
};

async function readDescription({ modelsDir }: EngineSetting, voice: string): Promise<PiperVoice> {
  const json = await readModelFile(modelsDir, voice, `${voice}.onnx.json`);
  try {
    return readPiperVoice(json.toString('utf8'));
  } catch (cause) {
    throw damagedModel(voice, messageOf(cause), cause);
  }
}

async function openVoice(setting: EngineSetting, voice: string, description: PiperVoice): Promise<PiperSpeaker> {
  const onnx = await readModelFile(setting.modelsDir, voice, `${voice}.onnx`);
  try {
    return await openPiper(onnx, description, setting.threads);
  } catch (cause) {
    throw isLectorError(cause) ? cause : damagedModel(voice, messageOf(cause), cause);
  }
}
