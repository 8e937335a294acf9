import { stat } from 'node:fs/promises';
import path from 'node:path';
import { isLectorError, LectorError, messageOf } from '../base/errors.js';
import type { EngineSetting } from './engine.js';
import { damagedModel, readModelFile } from './modelFiles.js';
import type { PiperChoice } from './piperOptions.js';
import { openPiper, type PiperManner, type PiperSpeaker } from './piperSpeaker.js';
import { readPiperVoice, type PiperVoice } from './piperVoice.js';

/** Reads what a model says of itself. @throws LectorError MODEL_MISSING, MODEL_DAMAGED, VOICE_UNKNOWN for other phonemes. */
export async function readPiperModel(
  { modelsDir }: Pick<EngineSetting, 'modelsDir'>,
  model: string,
): Promise<PiperVoice> {
  const json = await readModelFile(modelsDir, model, `${model}.onnx.json`);
  const voice = readOrBlame(json.toString('utf8'), model);
  if (voice.phoneme_type === 'espeak') return voice;
  throw new LectorError(
    'VOICE_UNKNOWN',
    `The Piper voice ${model} reads ${voice.phoneme_type}, not eSpeak NG's phonemes.`,
    {
      nextStep: 'Choose another voice: Lector has no other phonemes.',
    },
  );
}

function readOrBlame(json: string, model: string): PiperVoice {
  try {
    return readPiperVoice(json);
  } catch (cause) {
    throw damagedModel(model, messageOf(cause), cause);
  }
}

/** Loads a model's graph. @throws LectorError MODEL_MISSING, MODEL_DAMAGED, ENGINE_FAILED. */
export async function openPiperModel({ modelsDir, threads }: EngineSetting, model: string): Promise<PiperSpeaker> {
  const onnx = await readModelFile(modelsDir, model, `${model}.onnx`);
  try {
    return await openPiper(onnx, threads);
  } catch (cause) {
    throw isLectorError(cause) ? cause : damagedModel(model, messageOf(cause), cause);
  }
}

/** Bytes of a model's graph on the disk; 0 where it isn't there, which is told when it is opened. */
export async function bytesOfPiperModel({ modelsDir }: EngineSetting, model: string): Promise<number> {
  return stat(path.join(modelsDir, model, `${model}.onnx`)).then(
    ({ size }) => size,
    () => 0,
  );
}

/**
 * How a choice speaks at a rate: its own scales before the model's.
 * @throws LectorError VOICE_UNKNOWN where the model has no such speaker.
 */
export function piperManner({ model, speaker, scales }: PiperChoice, voice: PiperVoice, rate: number): PiperManner {
  const { noise_scale, length_scale, noise_w } = { ...voice.inference, ...scales };
  return { noiseScale: noise_scale, lengthScale: length_scale / rate, noiseW: noise_w, speaker: numberOf() };

  function numberOf(): number | undefined {
    const { num_speakers: count, speaker_id_map: numbers } = voice;
    if (count <= 1 && speaker === undefined) return undefined;
    const number = numbers[speaker ?? ''] ?? Number(speaker ?? 0);
    if (count > 1 && Number.isInteger(number) && number >= 0 && number < count) return number;
    const names = Object.keys(numbers).slice(0, 20).join(', ');
    const numbered =
      names === ''
        ? `Choose a number from 0 to ${count - 1}.`
        : `Choose a number from 0 to ${count - 1}, or a name such as ${names}.`;
    throw new LectorError('VOICE_UNKNOWN', `The Piper voice ${model} has no speaker “${speaker}”.`, {
      nextStep: count > 1 ? numbered : `It has one speaker: choose ${model}.`,
    });
  }
}
