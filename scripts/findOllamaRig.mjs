import { existsSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cacheFolder.mjs';

export const ollamaVersion = '0.6.5';
/** As Ollama calls the tests' model once it is set up. */
export const rigModel = 'gemma3:270m';
export const rigFolder = cacheFolder('rig', `ollama-${ollamaVersion}`);

/**
 * Where the rig is: the folder to put first on the PATH, and Ollama's models; `missing` says what isn't there.
 * @returns {{ binDir: string, modelsDir: string, missing?: string }}
 */
export function findOllamaRig() {
  const found = { binDir: path.join(rigFolder, 'bin'), modelsDir: path.join(rigFolder, 'models') };
  return existsSync(path.join(rigFolder, 'complete'))
    ? found
    : { ...found, missing: `there is no ${rigFolder}: npm run ollama:rig` };
}
