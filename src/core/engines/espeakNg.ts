import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { errorOf } from '../base/errorPhrase.js';
import { LectorError } from '../base/errors.js';
import { enginePhrases } from './enginePhrases.js';
import { engineText, type EngineText } from './engineText.js';

/** What eSpeak NG tells while it speaks. */
export interface EspeakEvent {
  readonly kind: 'word' | 'phoneme' | 'sentence' | 'end';
  /** Code points of the spoken text before it. */
  readonly at: number;
  readonly seconds: number;
  /** IPA with stress marks; empty for a pause. */
  readonly phoneme: string;
}

export interface Utterance {
  readonly heard: EngineText;
  /** 16-bit samples at {@link Espeak.sampleRate}. */
  readonly samples: Int16Array;
  readonly events: readonly EspeakEvent[];
}

/** One instance of the program with one voice, set once: each change of voice leaks memory in there. */
export interface Espeak {
  readonly sampleRate: number;
  /** @param rate 1 is 175 words a minute, eSpeak's own pace; it goes from 80 to 450. */
  utter(text: string, rate: number): Utterance;
}

interface RawEvent {
  readonly type: string;
  /** Counts code points from 1. */
  readonly text_position: number;
  /** Milliseconds. */
  readonly audio_position: number;
  readonly id: string | number | undefined;
}

interface RawWorker {
  rate: number;
  readonly samplerate: number;
  set_voice(name: string): number;
  list_voices(): readonly { readonly identifier: string; readonly languages: readonly { readonly name: string }[] }[];
  /** Speaks and calls back with pieces; a true answer stops it. */
  synthesize(text: string, take: (samples: Int16Array, events: readonly RawEvent[]) => boolean): void;
}

type ProgramFactory = (parts: {
  getPreloadedPackage?: () => ArrayBuffer;
}) => Promise<{ readonly eSpeakNGWorker: new () => RawWorker }>;

const wordsPerMinute = 175;

/**
 * Loads the build in `espeakDir` and sets its voice: a language tag as eSpeak NG lists it (`en-gb`) or a file's name.
 * @throws LectorError ENGINE_FAILED where the build can't be loaded, VOICE_UNKNOWN.
 */
export async function openEspeak(espeakDir: string, voice: string): Promise<Espeak> {
  const worker = await loadWorker(espeakDir);
  if (worker.set_voice(voiceFile(worker, voice)) !== 0)
    throw errorOf('VOICE_UNKNOWN', enginePhrases.noEspeakVoice, [voice]);
  return {
    sampleRate: worker.samplerate,
    utter(text, rate) {
      const heard = engineText(text);
      const pieces: Int16Array[] = [];
      const events: EspeakEvent[] = [];
      worker.rate = Math.round(wordsPerMinute * rate);
      worker.synthesize(heard.text, (samples, some) => {
        pieces.push(samples);
        for (const event of some) {
          const read = readEvent(event);
          if (read) events.push(read);
        }
        return false;
      });
      return { heard, samples: joined(pieces), events };
    },
  };
}

async function loadWorker(espeakDir: string): Promise<RawWorker> {
  const file = path.join(espeakDir, 'espeak-ng.js');
  try {
    const { default: factory } = (await import(pathToFileURL(file).href)) as { readonly default: ProgramFactory };
    const data = await compressedData(espeakDir);
    const program = await factory(data ? { getPreloadedPackage: () => data } : {});
    return new program.eSpeakNGWorker();
  } catch (cause) {
    throw new LectorError('ENGINE_FAILED', `eSpeak NG can't be loaded from ${file}.`, {
      cause,
      nextStep: 'Install Lector again.',
    });
  }
}

/** The build's data where it was packed smaller, as it is in a VSIX; undefined where it lies there as it is. */
async function compressedData(espeakDir: string): Promise<ArrayBuffer | undefined> {
  const file = path.join(espeakDir, 'espeak-ng.data.br');
  if (!existsSync(file)) return undefined;
  const { buffer, byteOffset, byteLength } = await promisify(brotliDecompress)(await readFile(file));
  return buffer.slice(byteOffset, byteOffset + byteLength);
}

function voiceFile(worker: RawWorker, voice: string): string {
  const listed = worker.list_voices().find(({ languages }) => languages[0]?.name === voice);
  return listed ? listed.identifier.slice(listed.identifier.lastIndexOf('/') + 1) : voice;
}

function readEvent({ type, text_position, audio_position, id }: RawEvent): EspeakEvent | undefined {
  if (type !== 'word' && type !== 'phoneme' && type !== 'sentence' && type !== 'end') return undefined;
  const phoneme = typeof id === 'string' ? id : '';
  return { kind: type, at: Math.max(0, text_position - 1), seconds: audio_position / 1000, phoneme };
}

function joined(pieces: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
