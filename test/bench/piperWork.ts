import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openEspeak } from '../../src/core/engines/espeakNg.js';
import { phonemesOf } from '../../src/core/engines/phonemes.js';
import { piperIds } from '../../src/core/engines/piperIds.js';
import { readPiperVoice } from '../../src/core/engines/piperVoice.js';
import type { BarePiperWork } from './peers/barePiper.js';
import type { BenchWorld } from './world.js';

/** Processes that hold the voice's own graph and nothing else. */
export function barePiper({ modelsDir, voice }: BenchWorld, processes: number) {
  const name = processes === 1 ? 'one bare session' : `${processes} bare sessions`;
  return { name, program: 'barePiper', parameters: [modelsDir, voice], processes };
}

/** What the engine makes of each text before its session runs. */
export async function piperWork(world: BenchWorld, texts: readonly string[]): Promise<readonly BarePiperWork[]> {
  const { modelsDir, voice, distDir } = world;
  const description = readPiperVoice(await readFile(path.join(modelsDir, voice, `${voice}.onnx.json`), 'utf8'));
  const espeak = await openEspeak(path.join(distDir, 'espeak'), description.espeak.voice);
  return texts.map((text) =>
    phonemesOf(espeak, text).map((sentence) => piperIds(sentence, description.phoneme_id_map).ids),
  );
}
