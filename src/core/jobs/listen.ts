import { compareTranscript } from '../ears/compareTranscript.js';
import { inSounds } from '../ears/inSounds.js';
import { judgeTranscript } from '../ears/judgeTranscript.js';
import { soundAlike } from '../ears/soundAlike.js';
import { earInfos } from '../engines/earInfos.js';
import { sayText } from '../manuscript/speakable.js';
import { overlaps, type Span } from '../model/span.js';
import type { Spoken } from '../model/spoken.js';
import type { WordTiming } from '../model/take.js';
import type { Transcript } from '../model/transcript.js';
import type { EarModel } from './earModels.js';
import type { JobWorld } from './jobWorld.js';
import type { Speech } from './resolveSpeech.js';
import { transcribe } from './transcribe.js';

/** A take to listen to. */
export interface ToHear {
  readonly samples: Float32Array;
  readonly sampleRate: number;
  /** The spoken text. */
  readonly text: string;
  /** The chunk's own words, some of which may have sounds that only the author knows. */
  readonly spoken: Spoken;
  readonly words: readonly WordTiming[];
}

/** What listening needs of the world. */
export type ListeningWorld = Pick<JobWorld, 'engines' | 'earPool' | 'samplePool'>;

/** Whisper now and then leaves sentences out of a long piece: what it doubts is heard once more in pieces of so many seconds. */
const closePieceSeconds = 10;

/**
 * Writes down a take and lays it along its text. Numbers are in words on both sides; what sounds alike to the embedded engine's
 * phonemes is the same. @throws LectorError as the pools do.
 */
export async function listen(
  world: ListeningWorld,
  { id: model }: EarModel,
  speech: Speech,
  take: ToHear,
  doubtedUpTo: number,
  signal: AbortSignal,
): Promise<Transcript> {
  const first = await listenOnce(world, model, speech, take, undefined, signal);
  if (judgeTranscript(take.text, first, doubtedUpTo).outcome === 'pass') return first;
  const second = await listenOnce(world, model, speech, take, closePieceSeconds, signal);
  return second.wer < first.wer ? second : first;
}

async function listenOnce(
  world: ListeningWorld,
  model: string,
  { engine, settings }: Speech,
  take: ToHear,
  pieceSeconds: number | undefined,
  signal: AbortSignal,
): Promise<Transcript> {
  const { samples, sampleRate, text } = take;
  const [{ id: ear, typicalRtfCpu }] = earInfos;
  const expectedSeconds = (samples.length / sampleRate) * typicalRtfCpu;
  const request = { samples, sampleRate, language: settings.language, ...(pieceSeconds && { pieceSeconds }) };
  const heard = await world.earPool.hear({ ear, model, request, expectedSeconds }, signal);
  const ipaOf = async (words: string) => {
    const sounds = await transcribe({ ...world, pool: world.samplePool }, { ...settings, text: words }, signal);
    return sounds.map(({ phonemes }) => phonemes).join('');
  };
  const saidAs = (words: string) => (engine.readsIpa ? inSounds(words, take.spoken) : words);
  const soundsAlike = async (said: string, other: string) => soundAlike(await ipaOf(saidAs(said)), await ipaOf(other));
  const said = sayText(heard.text, settings.language);
  const { words, errors, misheard } = await compareTranscript(text, said, soundsAlike);
  return {
    model,
    text: heard.text,
    wer: words === 0 ? 0 : errors / words,
    misheard: misheard.map((one) => ({ ...one, ...timesOf(one.textRange, take) })),
  };
}

function timesOf({ start, end }: Span, { words, text, samples, sampleRate }: ToHear) {
  const seconds = samples.length / sampleRate;
  const meant = words.filter((word) =>
    overlaps({ start: word.textStart, end: word.textEnd }, { start, end: Math.max(end, start + 1) }),
  );
  const [first, last] = [meant[0], meant.at(-1)];
  if (first && last) return { atSeconds: first.start, untilSeconds: last.end };
  const at = (offset: number) => (seconds * offset) / Math.max(1, text.length);
  return { atSeconds: at(start), untilSeconds: at(end) };
}
