import * as v from 'valibot';
import type { EngineOptions } from '../model/engineOptions.js';
import { readOptions } from './readOptions.js';
import { id } from './yamlParts.js';

/** The most that still sounds like speech; more only makes the graph's tensors large. */
const most = 4;

const scale = v.pipe(v.number(), v.minValue(0, 'is from 0'), v.maxValue(most, `is up to ${most}`));
const scales = {
  noise_scale: v.exactOptional(scale),
  length_scale: v.exactOptional(v.pipe(scale, v.minValue(0.25, 'is from 0.25'))),
  noise_w: v.exactOptional(scale),
};

const ownVoice = v.object({
  id,
  model: v.exactOptional(id),
  speaker: v.exactOptional(v.union([v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))])),
  ...scales,
});

const options = v.object({ voices: v.optional(v.array(ownVoice), []), ...scales });

/** How a person wants a voice to speak; what isn't set is the voice's own. */
export interface PiperScales {
  readonly noise_scale?: number;
  readonly length_scale?: number;
  readonly noise_w?: number;
}

/** What a voice's name stands for. */
export interface PiperChoice {
  /** The folder among the models. */
  readonly model: string;
  /** A speaker's name or number; undefined for the first one. */
  readonly speaker: string | undefined;
  readonly scales: PiperScales;
}

/**
 * Reads Piper's options: `noise_scale`, `length_scale` and `noise_w` for all voices, and `voices` with an `id`, and with scales of
 * their own, a `model` and a `speaker` where they want them.
 * @returns what a voice stands for: one of `voices`, else the model of that name, where `isModel` knows it, else
 * `<model>.<speaker>`.
 * @throws LectorError BAD_CONFIG, which names the option.
 */
export function readPiperOptions(
  given: EngineOptions,
): (voice: string, isModel: (name: string) => Promise<boolean>) => Promise<PiperChoice> {
  const { voices, ...common } = readOptions('piper', given, options);
  return async (voice, isModel) => {
    const own = voices.find((one) => one.id === voice);
    if (own) {
      const { id: name, model = name, speaker, ...scales } = own;
      return { model, speaker: speaker === undefined ? undefined : String(speaker), scales: { ...common, ...scales } };
    }
    const dot = voice.lastIndexOf('.');
    if (dot < 0 || (await isModel(voice))) return { model: voice, speaker: undefined, scales: common };
    return { model: voice.slice(0, dot), speaker: voice.slice(dot + 1), scales: common };
  };
}
