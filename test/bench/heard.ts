import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isLectorError } from '../../src/core/base/errors.js';
import type { Lector } from '../../src/core/lector.js';
import { speaks, type EngineInfo, type VoiceInfo } from '../../src/core/model/engineInfo.js';
import { countWords } from './bookText.js';
import { chaptersWanted } from './chaptersWanted.js';
import { noEar, withEar, type Ear } from './ear.js';
import { heardErrors } from './heardErrors.js';
import type { Measurement, Row } from './measurement.js';
import { narrated } from './narrated.js';
import { piperTtsTakes } from './piperTtsTakes.js';
import { ensurePiperTts } from './python.js';
import { withLector } from './withLector.js';
import type { BenchWorld } from './world.js';

/** The most words of a hundred that may be heard wrongly, by engine. */
const limits: Readonly<Record<string, number>> = { piper: 5, kokoro: 5 };
/** In fewer words a few unusual names decide. */
const leastWords = 1000;
/** A chapter of 2,100 words took eSpeak NG, Piper and piper-tts half an hour on cores at a load of 14. */
const mostMs = 3 * 3_600_000;

/** The first chapters spoken by every engine that can speak here, and written down by Whisper. */
export const heard: Measurement = {
  id: 'heard',
  title: 'Words that Whisper hears wrongly (WER), by engine',
  mostMs,
  async run(world, signal) {
    const missing = noEar(world);
    if (missing !== undefined) return [{ name: 'all engines', skipped: missing }];
    const chapters = chaptersWanted('LECTOR_HEARD_CHAPTERS', 1);
    return withLector(world, async (lector) => {
      const words = await wordsIn(world, lector, chapters, signal);
      if (words < leastWords) return [{ name: 'all engines', skipped: `${words} words are too few, see --book` }];
      return withEar(world, signal, async (ear) => {
        const rows: Row[] = [];
        for (const engine of lector.engines()) {
          rows.push(
            ...(await measured(engine, () => rowsOf(world, lector, engine, { ear, chapters }, signal), signal)),
          );
        }
        return rows;
      });
    });
  },
};

/** One engine that can't be asked here (terms that nobody accepted, a missing model) doesn't end the others' measurement. */
async function measured({ name }: EngineInfo, act: () => Promise<readonly Row[]>, signal: AbortSignal) {
  try {
    return await act();
  } catch (error) {
    signal.throwIfAborted();
    if (!isLectorError(error)) throw error;
    return [{ name, skipped: error.message }];
  }
}

async function rowsOf(
  world: BenchWorld,
  lector: Lector,
  engine: EngineInfo,
  { ear, chapters }: { readonly ear: Ear; readonly chapters: number },
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const { id, name, unavailable } = engine;
  if (unavailable !== undefined) return [{ name, skipped: unavailable }];
  const voice = await englishVoice(world, lector, engine);
  if (!voice) return [{ name, skipped: 'no English voice of it is here; lector models lists them' }];
  const { folder, records } = await narrated(lector, world, { engine: id, voice: voice.id }, chapters, signal);
  // A mark in the manuscript may have given a chunk to another engine.
  const own = records.filter(({ engine_used: used }) => used === null || used === id);
  const said = own.map(({ text, audio_path: file }) => ({ text, ...(file && { file: path.join(folder, file) }) }));
  const value = await heardErrors(world, name, ear, said);
  const atMost = limits[id];
  const figure = {
    name: `${name}, ${voice.id}, ${own.length} chunks`,
    value,
    unit: '%' as const,
    ...(atMost !== undefined && { target: { atMost } }),
  };
  if (voice.id !== world.voice) return [figure];
  const python = await ensurePiperTts(world, signal);
  if ('missing' in python) return [figure, { name: `${name} beside piper-tts`, skipped: python.missing }];
  const texts = own.map(({ text }) => text);
  const beside = await heardErrors(world, 'piper-tts', ear, await piperTtsTakes(world, python, texts, signal));
  return [{ ...figure, beside: { name: 'piper-tts', value: beside } }];
}

/** The voice that is measured elsewhere too, else the engine's first English one that is here. */
async function englishVoice(world: BenchWorld, lector: Lector, engine: EngineInfo): Promise<VoiceInfo | undefined> {
  const voices = await lector.voices();
  const able = voices.filter((status) => status.engine === engine.id && status.installed);
  const english = able.map(({ voice }) => voice).filter((voice) => speaks(voice, 'en'));
  return english.find(({ id }) => id === world.voice) ?? english[0];
}

async function wordsIn(world: BenchWorld, lector: Lector, chapters: number, signal: AbortSignal): Promise<number> {
  const { root, files } = await lector.openBook({ path: world.book }, signal);
  const texts = files.slice(0, chapters).map((file) => readFile(path.join(root, file), { encoding: 'utf8', signal }));
  return (await Promise.all(texts)).reduce((sum, text) => sum + countWords(text), 0);
}
