import { isLectorError } from '../base/errors.js';
import { joinParts } from '../audio/join.js';
import type { Speech as SpokenAudio } from '../engines/engine.js';
import type { EnginePool } from '../engines/pool.js';
import { splitText } from '../manuscript/chunker.js';
import { notated } from '../model/notation.js';
import type { SpeechMetrics } from '../model/speechMetrics.js';
import { sliceSpoken, spokenText, type Spoken } from '../model/spoken.js';
import type { Speech } from './resolveSpeech.js';

/** A text cut finer than this was not too long: the engine is at odds with itself. */
const shortestPart = 40;

/** How many times as long a busy or old machine may take as the registry's figure says; nobody is waited for as long as for real time. */
const slowestMachine = 4;

export interface SpokenText extends SpokenAudio {
  /** Synthesis time in seconds, waiting not counted. */
  readonly synthesisSeconds: number;
}

/**
 * Speaks a text of any length, in the engine's own notation. The plan's lengths are estimates; where the engine's own count of
 * tokens is over its limit the text is cut once more, at a natural place, and the parts are joined without a click. Times are
 * those of the spoken words.
 * @throws LectorError as the pool does.
 */
export async function speakText(
  pool: Pick<EnginePool, 'speak'>,
  { engine, voice, settings }: Speech,
  spoken: Spoken,
  priority: number,
  signal: AbortSignal,
): Promise<SpokenText> {
  return speakPart(spoken);

  async function speakPart(part: Spoken): Promise<SpokenText> {
    const { length } = spokenText(part);
    try {
      const audioSeconds = length / voice.charsPerSecond / settings.rate;
      const expectedSeconds = audioSeconds * Math.min(1, engine.typicalRtfCpu * slowestMachine);
      const { text, back } = notated(part, engine);
      const job = { engine: engine.id, request: { ...settings, text }, priority, expectedSeconds };
      const { speech, seconds } = await pool.speak(job, signal);
      return { ...speech, words: speech.words.map(back), synthesisSeconds: seconds };
    } catch (error) {
      if (!isLectorError(error, 'TEXT_TOO_LONG') || length < shortestPart) throw error;
      return speakHalves(part);
    }
  }

  async function speakHalves(part: Spoken): Promise<SpokenText> {
    const text = spokenText(part);
    const bounds = [0, ...splitText(text, Math.ceil(text.length * 0.6), settings.language), text.length];
    const parts: SpokenText[] = [];
    for (const [index, start] of bounds.slice(0, -1).entries()) {
      parts.push(await speakPart(sliceSpoken(part, start, bounds[index + 1] ?? text.length)));
    }
    return joinSpoken(parts, bounds);
  }
}

/** Sets parts of one text one after another; `textStarts` are their offsets in it. Voices bring their own edge silence. */
export function joinSpoken(parts: readonly SpokenText[], textStarts: readonly number[]): SpokenText {
  const sampleRate = parts[0]?.sampleRate ?? 0;
  const joined = joinParts(
    parts.map((part) => part.samples),
    sampleRate,
    0,
  );
  const words = parts.flatMap((part, index) => {
    const seconds = joined.starts[index] ?? 0;
    const offset = textStarts[index] ?? 0;
    return part.words.map((word) => ({
      start: word.start + seconds,
      end: word.end + seconds,
      textStart: word.textStart + offset,
      textEnd: word.textEnd + offset,
    }));
  });
  const total = (amountOf: (part: SpokenText) => number) => parts.reduce((sum, part) => sum + amountOf(part), 0);
  return {
    samples: joined.samples,
    sampleRate,
    words,
    tokens: total((part) => part.tokens),
    ...(parts.every(({ metrics }) => metrics === undefined) ? {} : { metrics: joinedMetrics(parts) }),
    synthesisSeconds: total((part) => part.synthesisSeconds),
  };
}

/** Times are summed up; the rest is the last part's. */
function joinedMetrics(parts: readonly SpokenText[]): SpeechMetrics {
  const all = parts.flatMap(({ metrics }) => metrics ?? []);
  const total = (key: 'spawn_seconds' | 'generation_seconds') => all.reduce((sum, one) => sum + (one[key] ?? 0), 0);
  const spawn = total('spawn_seconds');
  return { ...all.at(-1), ...(spawn > 0 && { spawn_seconds: spawn }), generation_seconds: total('generation_seconds') };
}
