import { encodeWav } from '../audio/wav.js';
import { LectorError } from '../base/errors.js';
import { createRecent } from '../base/recent.js';
import { splitText } from '../manuscript/chunker.js';
import type { Sample, SampleRequest } from '../model/sample.js';
import { asWritten } from '../model/spoken.js';
import type { JobWorld } from './jobWorld.js';
import { pickEngine } from './pickEngine.js';
import { isAccepted } from './recordOf.js';
import { requireVoice } from './requireVoice.js';
import { speakText } from './speakText.js';

/** Long enough to know a voice by; some 20 seconds. */
const longestText = 300;
/** Samples kept; each has at most a megabyte. */
const kept = 40;

/** Speaks a few words once, for someone who wants to hear how they sound. */
export type Sampler = (request: SampleRequest, signal: AbortSignal) => Promise<Sample>;

/**
 * Makes a sampler that remembers its last samples. It speaks in `world.pool`, which should be another one than that of
 * narrations, so that neither waits for the other.
 * @throws LectorError (the sampler) MODEL_MISSING, VOICE_UNKNOWN, BAD_ARGUMENT for a text without words, ENGINE_FAILED
 * where the checks refuse what came out, and as the pool does.
 */
export function createSampler(world: Pick<JobWorld, 'engines' | 'models' | 'modelsDir' | 'pool' | 'judge'>): Sampler {
  const samples = createRecent<Sample>(kept);
  return async (request, signal) => {
    const text = shortened(request.text, request.language);
    if (!/[\p{L}\p{N}]/u.test(text)) {
      throw new LectorError('BAD_ARGUMENT', 'There are no words to speak.', { nextStep: 'Choose other words.' });
    }
    const choice = pickEngine(world.engines, request);
    const { engine, voice } = choice;
    const { language, rate } = request;
    const settings = { engine: engine.id, voice: voice.id, rate, language };
    const key = JSON.stringify([settings, text]);
    const known = samples.get(key);
    if (known) return known;
    await requireVoice(world, choice);
    const spoken = await speakText(world.pool, { ...choice, settings }, asWritten(text), 0, signal);
    const { outcome, findings } = await world.judge({ ...spoken, text, charsPerSecond: voice.charsPerSecond * rate });
    if (!isAccepted(outcome)) {
      throw new LectorError('ENGINE_FAILED', `${voice.name}: ${findings[0]?.message ?? 'the audio was rejected'}.`, {
        nextStep: 'Try again, or choose another voice.',
      });
    }
    const wav = encodeWav(spoken.samples, spoken.sampleRate);
    const sample: Sample = { wav, seconds: spoken.samples.length / spoken.sampleRate, text };
    samples.set(key, sample);
    return sample;
  };
}

function shortened(text: string, language: string): string {
  const [cut] = splitText(text, longestText, language);
  return text.slice(0, cut).trim();
}
