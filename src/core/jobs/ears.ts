import { isLectorError, LectorError } from '../base/errors.js';
import type { Chunk } from '../model/chunk.js';
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
        const transcript = await listen(world, model, speech, { ...take, spoken }, isHard(speech), signal);
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

/** Whether a voice is one that ears often get wrong. */
export function isHard({ engine, voice }: Speech): boolean {
  return (voice.quality ?? engine.quality) === 'basic';
}

function nobodyHears({ models }: Pick<JobWorld, 'models'>, language: string): LectorError {
  const offered = models.find(({ kind, languages }) => kind === 'whisper' && earFor([{ id: '', languages }], language));
  return new LectorError('MODEL_MISSING', `No model that listens to ${language} is installed.`, {
    nextStep: offered
      ? `Fetch one: \`lector models pull ${offered.id}\`, or don't ask to be heard.`
      : 'Put a Whisper that understands it among the models (docs/hearing.md), or don’t ask to be heard.',
    ...(offered && { subject: offered.id }),
  });
}
