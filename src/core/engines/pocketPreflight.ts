import { access, constants, mkdir } from 'node:fs/promises';
import path from 'node:path';
import which from 'which';
import { throwIfCancelled } from '../base/cancellation.js';
import { isLectorError, messageOf } from '../base/errors.js';
import type { EngineInfo } from '../model/engineInfo.js';
import type { DoctorCheck } from '../model/report.js';
import { readPocketOptions } from './pocketOptions.js';
import { openPocketProgram } from './pocketProgram.js';

/**
 * What Pocket TTS needs, each by itself: its program, the Python and PyTorch behind it (the program starts with both), and a
 * folder for its voices.
 */
export async function pocketPreflight(
  { id, program: usual = '', options = {} }: EngineInfo,
  modelsDir: string,
  signal: AbortSignal,
): Promise<readonly DoctorCheck[]> {
  const cacheDir = path.join(modelsDir, 'pocket-tts');
  const check = async (part: string, name: string, look: () => Promise<string>): Promise<DoctorCheck> => {
    const base = { id: `engine-${id}-${part}`, name: `Pocket TTS: ${name}`, required: false };
    try {
      return { ...base, ok: true, detail: await look() };
    } catch (error) {
      throwIfCancelled(signal);
      const nextStep = isLectorError(error) && error.nextStep ? { nextStep: error.nextStep } : {};
      return { ...base, ok: false, detail: messageOf(error), ...nextStep };
    }
  };
  return [
    await check('program', 'program', () => which(typeof options.program === 'string' ? options.program : usual)),
    await check('cache', 'folder for voices', async () => {
      await mkdir(cacheDir, { recursive: true });
      await access(cacheDir, constants.W_OK);
      return cacheDir;
    }),
    await check('python', 'Python and PyTorch', async () => {
      const program = openPocketProgram(readPocketOptions(options), cacheDir, () => undefined);
      const begun = performance.now();
      await program.help('generate', signal);
      return `the program starts with them in ${((performance.now() - begun) / 1000).toFixed(1)} s`;
    }),
  ];
}
