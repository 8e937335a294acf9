import { isLectorError, LectorError } from '../base/errors.js';
import type { Chunk } from '../model/chunk.js';
import { speaks } from '../model/engineInfo.js';
import type { ChunkRecord } from '../model/record.js';
import type { HearWhen } from '../model/request.js';
import type { Transcript } from '../model/transcript.js';
import type { Played } from './hearing.js';
import { earFor, earModels } from './earModels.js';
import type { JobWorld } from './jobWorld.js';
import { listen } from './listen.js';
import type { Speech } from './resolveSpeech.js';

/** After so many failures in a row nobody is asked any more in this job. */
const mostFailures = 3;

/** The second pair of ears of a job: they write down what a take says. */
export interface Ears {
  /** Whether the take of a chunk's record is to be listened to. */
  wants(index: number, record: ChunkRecord): boolean;
  /** Undefined where nobody here understands the language, or the ears themselves are unwell: that ends no narration. */
  listen(
    chunk: Pick<Chunk, 'spoken'>,
    speech: Speech,
    take: Played,
    signal: AbortSignal,
  ): Promise<Transcript | undefined>;
}

/**
 * The ears for a job that speaks these languages.
 * @throws LectorError MODEL_MISSING where someone asked to be heard in a language that no model here understands.
 */
export async function openEars(
  world: JobWorld,
  when: HearWhen | undefined,
  languages: readonly string[],
): Promise<Ears> {
  const models = when === 'never' ? [] : await earModels(world.models, world.modelsDir);
  const unheard = languages.find((language) => !earFor(models, language));
  if (when !== undefined && when !== 'never' && unheard !== undefined) throw nobodyHears(world, unheard);
  let failures = 0;

  return {
    wants(index, { status, validation, attempts }) {
      if (status !== 'success' || validation.tier2_wer !== null || models.length === 0) return false;
      if (validation.accepted_sha256 !== undefined) return false;
      const isSuspicious = validation.findings.length > 0 || attempts.at(-1)?.repair !== undefined;
      return isSuspicious || when === 'always' || (typeof when === 'number' && index % when === 0);
    },
    async listen({ spoken }, speech, take, signal) {
      const model = earFor(models, speech.settings.language);
      if (!model || failures >= mostFailures) return undefined;
      try {
        const transcript = await listen(world, model, speech, { ...take, spoken }, doubtedUpTo(speech), signal);
        failures = 0;
        return transcript;
      } catch (error) {
        if (!isLectorError(error)) throw error;
        failures += 1;
        world.log.warn(`A take could not be listened to: ${error.message}`);
        return undefined;
      }
    },
  };
}

/** What ears make of good takes of voices that sound like machines: of eSpeak NG's English 8 % of the words otherwise, of Piper's 2 %. */
const mostWerOfHard = 0.8;

/**
 * The share of words heard otherwise up to which the ears only doubt a voice. Of eSpeak NG's other languages Whisper mistook 7 % to
 * 87 % of the words in good takes (docs/benchmarks.md), as many as in wrong ones: there it never does more.
 */
export function doubtedUpTo({ engine, voice, settings }: Speech): number {
  if ((voice.quality ?? engine.quality) !== 'basic') return 0;
  return speaks({ language: 'en' }, settings.language) ? mostWerOfHard : Infinity;
}

function nobodyHears({ models }: Pick<JobWorld, 'models'>, language: string): LectorError {
  const fitting = models.filter(
    ({ kind, languages }) => kind === 'whisper' && earFor([{ id: '', languages }], language),
  );
  // Few have a mirror: one that can be had elsewhere comes first.
  const offered = fitting.find(({ sources }) => sources.some(({ kind }) => kind !== 'mirror')) ?? fitting[0];
  return new LectorError('MODEL_MISSING', `No model that listens to ${language} is installed.`, {
    nextStep: offered
      ? `Fetch one: \`lector models pull ${offered.id}\`, or don't ask to be heard.`
      : 'Put a Whisper that understands it among the models (docs/hearing.md), or don’t ask to be heard.',
    ...(offered && { subject: offered.id }),
  });
}
