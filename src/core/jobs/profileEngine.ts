import { isLectorError, LectorError } from '../base/errors.js';
import { quantile } from '../base/quantile.js';
import type { EnginePool } from '../engines/pool.js';
import { writeProfile } from '../engines/profiles.js';
import { maxChars } from '../model/engineInfo.js';
import type { EngineProfile, LengthProfile, ProfileEvent } from '../model/profile.js';
import { isVoiceInstalled } from './isVoiceInstalled.js';
import type { JobWorld } from './jobWorld.js';
import { pickEngine, type EngineChoice } from './pickEngine.js';
import { profileText } from './profileText.js';
import { requireVoice } from './requireVoice.js';

export interface ProfileRequest {
  readonly engine: string;
  /** Its first voice that is installed and speaks English, when absent. */
  readonly voice?: string;
  /** What it speaks, repeated and cut; English prose when absent. */
  readonly text?: string;
}

/** The shortest is half a sentence; each next one is half as long again, so that a limit is met within a third. */
const shortest = 40;
const growth = 1.5;
/** Texts up to this multiple of the planned length are tried. */
const beyondPlan = 2;
const triesPerLength = 3;
const sameLengthWithin = 0.15;
/** Anything shorter has more silence than speech in it, which says little of speed. */
const sentence = 80;
/** Synthesis time ÷ audio time that an engine may take before it counts as hung; the pool waits for thrice what it expects. */
const slowestRtf = 30;

interface Try {
  readonly seconds?: number;
  readonly rtf?: number;
  readonly peakMemoryMb?: number;
  readonly failures: readonly string[];
}

/**
 * Measures an engine in a pool of its own: how long it loads, how fast it is by length, up to which length all takes pass the
 * checks, and what goes wrong beyond. Writes the result beside the models, where the registry reads it the next time.
 * @param pool of one worker, whose registry lets longer texts through than planned ones
 * @throws LectorError as pickEngine and requireVoice; BAD_ARGUMENT for a voice of another language without a text;
 * ENGINE_FAILED where nothing at all comes out.
 */
export async function* profileEngine(
  world: JobWorld,
  pool: EnginePool,
  request: ProfileRequest,
  signal: AbortSignal,
): AsyncGenerator<ProfileEvent, void> {
  const choice = await choose(world, request);
  const { engine, voice } = choice;
  const settings = { engine: engine.id, voice: voice.id, language: voice.language, rate: 1 };
  const planned = maxChars(engine);
  const lengths = lengthsUpTo(planned * beyondPlan);
  const begun = world.clock.monotonicMs();
  await pool.warm(engine.id, { ...settings, text: '' }, signal);
  const loadSeconds = (world.clock.monotonicMs() - begun) / 1000;
  yield { kind: 'loaded', engine: engine.id, voice: voice.id, seconds: loadSeconds };

  const measured: { length: LengthProfile; tries: readonly Try[] }[] = [];
  for (const [at, characters] of lengths.entries()) {
    const tries: Try[] = [];
    for (let n = 0; n < triesPerLength; n++) tries.push(await tryLength(characters));
    const length = lengthOf(characters, tries);
    measured.push({ length, tries });
    yield { kind: 'measured', engine: engine.id, length, done: at + 1, total: lengths.length };
    // A longer one than twice what failed teaches nothing more.
    if (length.passed === 0) break;
  }
  const profile = profileOf(measured);
  yield { kind: 'profiled', profile, file: await writeProfile(world.modelsDir, profile) };

  async function tryLength(characters: number): Promise<Try> {
    const text = profileText(characters, request.text);
    const expectedSeconds = ((text.length / voice.charsPerSecond) * slowestRtf) / 3;
    try {
      const spoken = await pool.speak(
        { engine: engine.id, request: { ...settings, text }, priority: 0, expectedSeconds },
        signal,
      );
      const { samples, sampleRate, words } = spoken.speech;
      const seconds = samples.length / sampleRate;
      const { charsPerSecond } = voice;
      const { outcome, findings } = await world.judge({ samples, sampleRate, words, text, charsPerSecond });
      const failures = outcome === 'pass' ? [] : findings.map(({ code }) => code);
      const { peakMemoryMb } = spoken;
      return {
        seconds,
        rtf: spoken.seconds / seconds,
        failures,
        ...(peakMemoryMb === undefined ? {} : { peakMemoryMb }),
      };
    } catch (error) {
      if (!isLectorError(error)) throw error;
      return { failures: [error.code] };
    }
  }

  function profileOf(all: readonly { length: LengthProfile; tries: readonly Try[] }[]): EngineProfile {
    const good = all.filter(({ length }) => length.passed === length.tried).map(({ length }) => length.characters);
    const firstBad = all.find(({ length }) => length.passed < length.tried)?.length.characters ?? Infinity;
    const speeds = all.flatMap(({ length }) =>
      length.rtf !== undefined && length.characters >= sentence ? [length.rtf] : [],
    );
    const usual = all.filter(({ length }) => length.characters <= planned).map(({ tries }) => tries);
    const peaks = usual.flat().flatMap(({ peakMemoryMb }) => peakMemoryMb ?? []);
    if (speeds.length === 0 || good.length === 0) throw silent(choice, all.at(-1)?.length);
    return {
      engine: engine.id,
      voice: voice.id,
      at: new Date(world.clock.now()).toISOString(),
      loadSeconds,
      peakMemoryMb: Math.max(1, ...peaks),
      rtf: quantile(speeds, 0.5),
      maxChars: Math.max(...good.filter((characters) => characters < firstBad), shortest),
      isLimit: firstBad < Infinity,
      stability: stabilityOf(usual),
      lengths: all.map(({ length }) => length),
    };
  }
}

async function choose(world: JobWorld, { engine: id, voice, text }: ProfileRequest): Promise<EngineChoice> {
  const { engine, voice: first } = pickEngine(world.engines, { engine: id, voice, language: 'en' }, world.evaluated);
  const voices =
    voice === undefined ? engine.voices.filter(({ language }) => text !== undefined || isEnglish(language)) : [first];
  for (const candidate of voices) {
    if (await isVoiceInstalled(world, { engine, voice: candidate })) return needsText(candidate);
  }
  await requireVoice(world, { engine, voice: first });
  return needsText(first);

  function needsText(chosen: EngineChoice['voice']): EngineChoice {
    if (text !== undefined || isEnglish(chosen.language)) return { engine, voice: chosen };
    throw new LectorError(
      'BAD_ARGUMENT',
      `${chosen.name} speaks ${chosen.language}, and the text of the profile is English.`,
      {
        nextStep: 'Give a text in its language with --text FILE.',
      },
    );
  }
}

function isEnglish(language: string): boolean {
  return /^en\b/i.test(language);
}

function lengthsUpTo(most: number): readonly number[] {
  const lengths: number[] = [];
  for (let characters = shortest; characters <= most; characters = Math.round(characters * growth))
    lengths.push(characters);
  return lengths;
}

function lengthOf(characters: number, tries: readonly Try[]): LengthProfile {
  const failures: Record<string, number> = {};
  for (const code of tries.flatMap((one) => one.failures)) failures[code] = (failures[code] ?? 0) + 1;
  const speeds = tries.flatMap(({ rtf }) => rtf ?? []);
  return {
    characters,
    tried: tries.length,
    passed: tries.filter((one) => one.failures.length === 0).length,
    ...(speeds.length === 0 ? {} : { rtf: quantile(speeds, 0.5) }),
    failures,
  };
}

function stabilityOf(lengths: readonly (readonly Try[])[]): number {
  const all = lengths.flatMap((tries) => {
    const usual = quantile(
      tries.flatMap(({ seconds }) => seconds ?? []),
      0.5,
    );
    return tries.map(
      ({ seconds = 0, failures }) => failures.length === 0 && Math.abs(seconds / usual - 1) <= sameLengthWithin,
    );
  });
  return all.filter(Boolean).length / Math.max(1, all.length);
}

function silent({ engine, voice }: EngineChoice, length: LengthProfile | undefined): LectorError {
  const codes = Object.keys(length?.failures ?? {}).join(', ');
  return new LectorError(
    'ENGINE_FAILED',
    `${engine.name} (${voice.name}) spoke nothing that passes the checks: ${codes}.`,
    {
      nextStep: 'Run `lector doctor`, or profile another voice.',
    },
  );
}
