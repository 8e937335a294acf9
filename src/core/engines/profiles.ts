import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { Log } from '../base/log.js';
import { maxChars, type EngineInfo } from '../model/engineInfo.js';
import type { EngineProfile } from '../model/profile.js';

const ending = '.json';
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const positive = v.pipe(v.number(), v.gtValue(0));

const profile = v.object({
  engine: v.string(),
  voice: v.string(),
  at: v.string(),
  loadSeconds: v.number(),
  peakMemoryMb: positive,
  rtf: positive,
  maxChars: positive,
  isLimit: v.boolean(),
  stability: share,
  lengths: v.array(
    v.object({
      characters: positive,
      tried: positive,
      passed: v.number(),
      rtf: v.exactOptional(v.number()),
      failures: v.record(v.string(), v.number()),
    }),
  ),
}) satisfies v.GenericSchema<unknown, EngineProfile>;

/** Where profiles lie: beside the models, since they are about this machine. */
export function profilesFolder(modelsDir: string): string {
  return path.join(modelsDir, 'profiles');
}

/** Writes an engine's profile in the place of its last one and returns the file. */
export async function writeProfile(modelsDir: string, measured: EngineProfile): Promise<string> {
  const file = path.join(profilesFolder(modelsDir), `${measured.engine}${ending}`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.part`, `${JSON.stringify(measured, undefined, 2)}\n`);
  await rename(`${file}.part`, file);
  return file;
}

/** The profiles that are here; one that can't be read is passed over, and told in the log. */
export async function readProfiles(modelsDir: string, log: Log): Promise<readonly EngineProfile[]> {
  const folder = profilesFolder(modelsDir);
  const names = await readdir(folder).catch(() => []);
  const read = await Promise.all(
    names
      .filter((name) => name.endsWith(ending))
      .map(async (name) => {
        try {
          return [v.parse(profile, JSON.parse(await readFile(path.join(folder, name), 'utf8')))];
        } catch {
          log.warn(`${path.join(folder, name)} is no profile of an engine; it is passed over.`);
          return [];
        }
      }),
  );
  return read.flat();
}

/**
 * The registry as this machine showed it: speed, memory of engines that speak inside their process, and a shorter limit where
 * longer texts failed. A profile never makes a limit longer: what the packaged registry says was judged with better ears.
 */
export function withProfiles(
  registry: readonly EngineInfo[],
  profiles: readonly EngineProfile[],
): readonly EngineInfo[] {
  return registry.map((engine) => {
    const measured = profiles.find((one) => one.engine === engine.id);
    if (!measured) return engine;
    const speaksInside = engine.runtime !== 'program' && engine.runtime !== 'http';
    const isShorter = measured.isLimit && measured.maxChars < maxChars(engine);
    return {
      ...engine,
      profiledAt: measured.at,
      typicalRtfCpu: measured.rtf,
      ...(speaksInside ? { memoryMb: Math.ceil(measured.peakMemoryMb) } : {}),
      ...(isShorter ? { maxTokens: Math.floor(measured.maxChars / engine.charsPerToken) } : {}),
    };
  });
}
