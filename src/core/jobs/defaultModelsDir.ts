import { homedir } from 'node:os';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where downloaded models are kept: LECTOR_MODELS_DIR, else the platform's cache folder. Absolute. */
export function defaultModelsDir(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home = homedir(),
): string {
  if (environment.LECTOR_MODELS_DIR) return path.resolve(environment.LECTOR_MODELS_DIR);
  const join = (...parts: string[]) => (platform === 'win32' ? path.win32 : path.posix).join(...parts);
  if (platform === 'win32') {
    return join(environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'lector', 'models');
  }
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'lector', 'models');
  return join(environment.XDG_CACHE_HOME ?? join(home, '.cache'), 'lector', 'models');
}
