import * as v from 'valibot';
import { throwIfCancelled } from '../base/cancellation.js';
import { isLectorError, LectorError, messageOf } from '../base/errors.js';
import type { WordTiming } from '../model/take.js';
import type { Engine, EngineSetting, SpeakRequest } from './engine.js';
import { openEspeak } from './espeakNg.js';
import { prepareKokoroGraph } from './kokoroGraph.js';
import { kokoroPhonemes } from './kokoroPhonemes.js';
import { inVocabulary, kokoroUtterances, type Vocabulary } from './kokoroTokens.js';
import { damagedModel, readModelFile } from './modelFiles.js';
import { openOnnx } from './onnx.js';
import { phonemesOf } from './phonemes.js';
import { rememberEach } from './rememberEach.js';
import { rememberLast } from './rememberLast.js';
import { saidSigns } from './saidSigns.js';
import { createTape } from './tape.js';
import { wordTimes } from './wordTimes.js';

const model = 'kokoro-82m';
const sampleRate = 24_000;
/** A voice is a table with a style for each number of tokens. */
const styleSize = 256;
/** Silence between two utterances of one request, in seconds, besides what the voice itself leaves. */
const gapSeconds = 0.1;

/**
 * The voice of eSpeak NG whose phonemes a voice reads, by the first letter of its name. The Japanese and Chinese voices read
 * English: eSpeak NG doesn't make phonemes of their own languages that are fit to be heard.
 */
const espeakVoices: Readonly<Record<string, string>> = {
  a: 'en-us',
  b: 'en-gb',
  e: 'es',
  f: 'fr-fr',
  h: 'hi',
  i: 'it',
  j: 'en-us',
  p: 'pt-br',
  z: 'en-us',
};

const vocabularyFile = v.object({ vocab: v.record(v.string(), v.number()) });

/**
 * Kokoro-82M from ONNX with eSpeak NG's phonemes. Its tokens are phonemes. All voices are styles of one model; the same
 * request gives the same samples.
 */
export const kokoro: Engine = {
  id: 'kokoro',
  version: '1',
  async unsaid(setting, voice) {
    const vocabulary = await readVocabulary(setting);
    const rewrite = kokoroPhonemes(espeakVoiceOf(voice));
    return (ipa) => saidSigns(inVocabulary(rewrite(ipa))).filter((sign) => vocabulary[sign] === undefined);
  },
  async load(setting, voice, signal) {
    throwIfCancelled(signal);
    const firstVoice = espeakVoiceOf(voice);
    const vocabulary = await readVocabulary(setting);
    const speech = rememberEach((espeakVoice) => openSpeech(setting, espeakVoice, vocabulary));
    const styles = rememberEach((name) => readStyles(setting, name));
    const utterancesOf = async (request: Pick<SpeakRequest, 'text' | 'voice'>) =>
      (await speech(espeakVoiceOf(request.voice)))(request.text);
    const [speaker] = await Promise.all([openGraph(setting), speech(firstVoice), styles(voice)]);
    throwIfCancelled(signal);
    return {
      async countTokens(request) {
        return (await utterancesOf(request)).reduce((sum, { ids }) => sum + ids.length - 2, 0);
      },
      async speak(request, signal) {
        throwIfCancelled(signal);
        const [utterances, table] = await Promise.all([utterancesOf(request), styles(request.voice)]);
        const tape = createTape(Math.round(gapSeconds * sampleRate));
        const words: WordTiming[] = [];
        let tokens = 0;
        for (const utterance of utterances) {
          throwIfCancelled(signal);
          const count = utterance.ids.length - 2;
          const style = table.subarray((count - 1) * styleSize, count * styleSize);
          const { samples, lengths } = await speaker.speak(utterance.ids, style, request.rate);
          words.push(...wordTimes(utterance, lengths, tape.add(samples), sampleRate));
          tokens += count;
        }
        return { samples: tape.whole(), sampleRate, tokens, words };
      },
      dispose: () => speaker.release(),
    };
  },
};

/** Makes utterances of texts with one voice of eSpeak NG. */
async function openSpeech({ espeakDir }: EngineSetting, espeakVoice: string, vocabulary: Vocabulary) {
  const espeak = await openEspeak(espeakDir, espeakVoice);
  const rewrite = kokoroPhonemes(espeakVoice);
  return rememberLast((text: string) => kokoroUtterances(phonemesOf(espeak, text), rewrite, vocabulary));
}

function espeakVoiceOf(voice: string): string {
  const espeakVoice = espeakVoices[voice.charAt(0)];
  if (espeakVoice === undefined) throw unknownVoice(voice);
  return espeakVoice;
}

async function readStyles({ modelsDir }: EngineSetting, voice: string): Promise<Float32Array> {
  const bytes = await readModelFile(modelsDir, model, `${voice}.bin`);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

async function readVocabulary({ modelsDir }: Pick<EngineSetting, 'modelsDir'>): Promise<Vocabulary> {
  const json = await readModelFile(modelsDir, model, 'vocab.json');
  try {
    return v.parse(vocabularyFile, JSON.parse(json.toString('utf8'))).vocab;
  } catch (cause) {
    throw damagedModel(model, `vocab.json: ${messageOf(cause)}`, cause);
  }
}

/** The graph loaded: ids, a style and a rate in, samples and the samples that each id takes out. */
async function openGraph({ modelsDir, threads }: EngineSetting) {
  const onnx = await readModelFile(modelsDir, model, 'kokoro-v1.0.int8.onnx');
  try {
    const { bytes, durations } = prepareKokoroGraph(onnx);
    const session = await openOnnx(bytes, threads);
    // The export of Hugging Face calls the ids `input_ids` and the sound `waveform`.
    const [ids = 'tokens'] = session.inputs;
    return {
      async speak(tokens: readonly number[], style: Float32Array, rate: number) {
        const results = await session.run({
          [ids]: { data: BigInt64Array.from(tokens, BigInt), dims: [1, tokens.length] },
          style: { data: style, dims: [1, styleSize] },
          speed: { data: Float32Array.of(rate), dims: [1] },
        });
        const frames = Array.from(results[durations]?.data ?? []);
        const sound = Object.entries(results).find(([name]) => name !== durations)?.[1].data ?? new Float32Array();
        // Some voices go a little over full scale now and then.
        const samples = sound.map((sample) => Math.max(-1, Math.min(1, sample)));
        const hop = samples.length / frames.reduce((sum, count) => sum + count, 0);
        return { samples, lengths: frames.map((count) => count * hop) };
      },
      release: () => session.release(),
    };
  } catch (cause) {
    throw isLectorError(cause) ? cause : damagedModel(model, messageOf(cause), cause);
  }
}

function unknownVoice(voice: string): LectorError {
  return new LectorError('VOICE_UNKNOWN', `Kokoro has no voice ${voice} in a language that Lector speaks with it.`, {
    nextStep: 'Choose one of those that `lector engines` lists.',
  });
}
