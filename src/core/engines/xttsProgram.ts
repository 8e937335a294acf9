import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { throwIfCancelled } from '../base/cancellation.js';
import { LectorError } from '../base/errors.js';
import { pipeThrough } from './process.js';
import { withoutNetwork } from './withoutNetwork.js';
import { xttsEnd, xttsTooLate } from './xttsFailure.js';
import type { XttsOptions, XttsSpeaker } from './xttsOptions.js';

const modelName = 'tts_models/multilingual/multi-dataset/xtts_v2';

export interface XttsOrder {
  readonly text: string;
  readonly speaker: XttsSpeaker;
  /** As XTTS calls it. */
  readonly language: string;
}

/** What the program and its server are told of the model. They don't look for the configuration of a model in a folder. */
export function xttsModelArguments({ model_path: model, config_path: config, device }: XttsOptions): readonly string[] {
  const configured = config ?? (model === undefined ? undefined : path.join(model, 'config.json'));
  return [
    ...(model === undefined ? ['--model_name', modelName] : ['--model_path', model]),
    ...(configured === undefined ? [] : ['--config_path', configured]),
    ...(device === undefined ? [] : ['--device', device]),
  ];
}

/** The licence was accepted by whoever gets here; without leave to download nothing leaves this computer. */
export function xttsEnvironment({ allow_download: mayFetch }: XttsOptions): Readonly<Record<string, string>> {
  return {
    COQUI_TOS_AGREED: '1',
    PYTHONUNBUFFERED: '1',
    PYTHONUTF8: '1',
    ...(mayFetch ? {} : withoutNetwork),
  };
}

/**
 * One process that loads the model, speaks one text into a file and ends. Returns the file's bytes.
 * @throws LectorError FILE_MISSING without the program, ENGINE_TIMEOUT, and as xttsFailure tells.
 */
export async function runXtts(
  options: XttsOptions,
  { text, speaker, language }: XttsOrder,
  hearLine: (line: string) => void,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lector-xtts-'));
  const late = AbortSignal.timeout(options.timeout_seconds * 1000);
  const output = path.join(folder, 'speech.wav');
  const voice = 'file' in speaker ? ['--speaker_wav', speaker.file] : ['--speaker_idx', speaker.name];
  // In one argument, for a text may begin with a dash.
  const spoken = [`--text=${text}`, '--language_idx', language, ...voice, '--out_path', output, '--no-progress_bar'];
  const programArguments = [...xttsModelArguments(options), ...spoken];
  const call = { program: options.program, programArguments, folder, environment: xttsEnvironment(options) };
  try {
    const ended = await pipeThrough(call, '', hearLine, AbortSignal.any([signal, late]));
    if (ended.exitCode !== 0) throw xttsEnd(ended, options.program, options);
    return await readFile(output).catch((cause: unknown) => {
      throw new LectorError('ENGINE_FAILED', `${options.program} ended well, but wrote no audio.`, {
        cause,
        nextStep: 'Try again; docs/external-engines.md has what usually helps.',
      });
    });
  } catch (error) {
    throwIfCancelled(signal);
    throw late.aborted ? xttsTooLate('gave no audio', options.timeout_seconds) : error;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
