import { createHash } from 'node:crypto';
import { open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { EngineInfo, VoiceInfo } from '../model/engineInfo.js';
import { usualCharsPerSecond } from './usualPace.js';
import { id } from './yamlParts.js';

/** As far as a list of voices needs it; what speaks reads more of it. */
const description = v.object({
  language: v.object({ code: v.pipe(v.string(), v.regex(/^[a-z]{2,3}([_-][A-Za-z0-9]{2,8})*$/)) }),
  num_speakers: v.optional(v.number(), 1),
});

/**
 * The registry with the Piper voices that lie among the models: those of the catalogue come before those that don't, and one
 * that stands in no catalogue, `<id>/<id>.onnx` beside its `.onnx.json`, is added. A folder that holds something else, or says no
 * language, is passed over.
 */
export async function withOwnVoices(
  registry: readonly EngineInfo[],
  modelsDir: string,
): Promise<readonly EngineInfo[]> {
  const folders = await readdir(modelsDir).catch((): string[] => []);
  return Promise.all(
    registry.map(async (engine) => {
      if (engine.id !== 'piper') return engine;
      const isToFetch = (voice: VoiceInfo) => voice.isCatalogued === true && !folders.includes(voice.id);
      const known = new Set(engine.voices.map((voice) => voice.id));
      const unknown = folders.filter((name) => !known.has(name) && v.is(id, name));
      const found = await Promise.all(unknown.map((name) => ownVoice(modelsDir, name)));
      const here = engine.voices.filter((voice) => !isToFetch(voice));
      const own = found.filter((voice) => voice !== undefined);
      return { ...engine, voices: [...here, ...own, ...engine.voices.filter(isToFetch)] };
    }),
  );
}

async function ownVoice(modelsDir: string, name: string): Promise<VoiceInfo | undefined> {
  const file = path.join(modelsDir, name, `${name}.onnx`);
  const json = await readFile(`${file}.json`, 'utf8').catch(() => '');
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), description), json);
  const fingerprint = read.success ? await fingerprintOf(file, json).catch(() => undefined) : undefined;
  if (!read.success || fingerprint === undefined) return undefined;
  const { language, num_speakers: speakers } = read.output;
  return {
    ...{
      id: name,
      name,
      language: language.code.replaceAll('_', '-'),
      charsPerSecond: usualCharsPerSecond,
      fingerprint,
    },
    ...(speakers > 1 ? { speakers } : {}),
  };
}

const lastBytes = 65_536;

/** Changes with a voice's description, its size and its last weights: cheaper than a hash of the whole, each time Lector opens. */
async function fingerprintOf(file: string, json: string): Promise<string> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read({
      buffer: Buffer.alloc(lastBytes),
      position: Math.max(0, size - lastBytes),
    });
    return createHash('sha256').update(`${size} ${json}`).update(buffer.subarray(0, bytesRead)).digest('hex');
  } finally {
    await handle.close();
  }
}
