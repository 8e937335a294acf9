import path from 'node:path';
import type { Lector } from '../../src/core/lector.js';
import { speaks, type EngineInfo, type VoiceInfo } from '../../src/core/model/engineInfo.js';
import { withWhisper, type Ear } from './ear.js';
import type { Measurement, Row } from './measurement.js';
import { narrated } from './narrated.js';
import { piperTtsTakes, type SpokenFile } from './piperTtsTakes.js';
import { ensurePiperTts } from './python.js';
import { ensureWhisper } from './whisper.js';
import { withLector } from './withLector.js';
import { wordErrorRate, wordErrors, type WordErrors } from './wordErrors.js';
import type { BenchWorld } from './world.js';

/** The most words of a hundred that may be heard wrongly, by engine. */
const limits: Readonly<Record<string, number>> = { piper: 5, kokoro: 5 };
/** A chapter of 2,100 words took every engine together a quarter of an hour on busy cores. */
const mostMs = 3 * 3_600_000;
const toldWorst = 5;

/** What one chunk was to say, what was heard, and how many words of it are wrong. */
interface Heard extends WordErrors {
  readonly text: string;
  readonly heard: string;
}

/** The first chapters spoken by every engine that can speak here, and written down by Whisper. */
export const heard: Measurement = {
  id: 'heard',
  title: 'Words that Whisper hears wrongly (WER), by engine',
  mostMs,
  async run(world, signal) {
    const whisper = await ensureWhisper(world, signal);
    if ('missing' in whisper) return [{ name: 'all engines', skipped: whisper.missing }];
    const chapters = chaptersWanted(process.env.LECTOR_HEARD_CHAPTERS);
    return withLector(world, (lector) =>
      withWhisper(world, whisper, signal, async (ear) => {
        const rows: Row[] = [];
        for (const engine of lector.engines()) {
          rows.push(...(await rowsOf(world, lector, engine, { ear, chapters }, signal)));
        }
        return rows;
      }),
    );
  },
};

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
  world.tell(`${name}, ${voice.id}`);
  const { folder, records } = await narrated(lector, world, { engine: id, voice: voice.id }, chapters, signal);
  // A mark in the manuscript may have given a chunk to another engine.
  const own = records.filter(({ engine_used: used }) => used === null || used === id);
  const takes = own.map(({ text, audio_path: file }) => ({ text, ...(file && { file: path.join(folder, file) }) }));
  const rate = await wordErrorRateOf(world, ear, takes);
  const atMost = limits[id];
  const figure = {
    name: `${name}, ${voice.id}, ${own.length} chunks`,
    value: rate,
    unit: '%' as const,
    ...(atMost !== undefined && { target: { atMost } }),
  };
  if (voice.id !== world.voice) return [figure];
  const python = await ensurePiperTts(world, signal);
  if ('missing' in python) return [figure, { name: `${name} beside piper-tts`, skipped: python.missing }];
  world.tell('piper-tts');
  const texts = own.map(({ text }) => text);
  const value = await wordErrorRateOf(world, ear, await piperTtsTakes(world, python, texts, signal));
  return [{ ...figure, beside: { name: 'piper-tts', value } }];
}

/** The voice that is measured elsewhere too, else the engine's first English one that is here. */
async function englishVoice(world: BenchWorld, lector: Lector, engine: EngineInfo): Promise<VoiceInfo | undefined> {
  const voices = await lector.voices();
  const able = voices.filter((status) => status.engine === engine.id && status.installed);
  const english = able.map(({ voice }) => voice).filter((voice) => speaks(voice, 'en'));
  return english.find(({ id }) => id === world.voice) ?? english[0];
}

/** In per cent. Nothing is heard of a chunk without a take. Tells a person the worst ones. */
async function wordErrorRateOf(
  { tell }: Pick<BenchWorld, 'tell'>,
  ear: Ear,
  takes: readonly (Pick<SpokenFile, 'text'> & Partial<SpokenFile>)[],
): Promise<number> {
  const all: Heard[] = [];
  for (const { text, file } of takes) {
    const words = file === undefined ? '' : await ear(file);
    all.push({ text, heard: words, ...wordErrors(text, words) });
  }
  const worst = all.filter(({ errors }) => errors > 0).sort((a, b) => b.errors - a.errors);
  for (const { text, heard: words, errors } of worst.slice(0, toldWorst)) {
    tell(`  ${errors} wrong\n    said:  ${text}\n    heard: ${words}`);
  }
  return wordErrorRate(all);
}

/** @throws Error where it is no whole number from 1. */
function chaptersWanted(text = '1'): number {
  const chapters = Number(text);
  if (!Number.isInteger(chapters) || chapters < 1) throw new Error(`LECTOR_HEARD_CHAPTERS is "${text}".`);
  return chapters;
}
