import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { hash } from '../../src/core/base/hash.js';
import { readCatalog } from '../../src/core/engines/catalog.js';
import { readEngineRegistry } from '../../src/core/engines/registry.js';

const solo = 'one voice';
const choir = 'two voices';

function engine(id: string, embedded: boolean, rest: string): string {
  return `
  - { id: ${id}, name: ${id.toUpperCase()}, embedded: ${embedded}, cpu_friendly: true, max_tokens: 600, chars_per_token: 1,
      sample_rate: 22050, languages: ['*'], supports_cloning: false, typical_rtf_cpu: 0.1, memory_mb: 100, licence: MIT,
      ${rest} }`;
}

function voice(id: string, language: string): string {
  return `{ id: ${id}, name: Voice ${id}, language: ${language}, chars_per_second: 15 }`;
}

function model(id: string, content: string): string {
  return `
  - { id: ${id}, kind: piper-voice, name: Model ${id}, languages: [en], licence: CC0-1.0, sources: [{ kind: mirror }],
      files: [{ name: ${id}.onnx, bytes: ${content.length}, sha256: ${hash(content)} }] }`;
}

const enginesYaml = `engines:${engine('espeak', true, `voices: [${voice('en-us', 'en-US')}]`)}${engine(
  'piper',
  false,
  `voices: [${voice('joe', 'en-US')}]`,
)}${engine('choir', false, `model: choir-1, voices: [${voice('Alto', 'en-GB')}, ${voice('Bass', 'en-US')}]`)}\n`;
const catalogYaml = `models:${model('joe', solo)}${model('choir-1', choir)}\n`;

/** Made-up engines: `piper`, whose voice is a model of its own, and `choir`, whose two voices live in one model. */
export const engines = readEngineRegistry(enginesYaml, 'engines.yaml');
export const models = readCatalog(catalogYaml, 'catalog.yaml');

/** Writes a program folder with these registries into `distDir`, and all models into `mirrorDir`. */
export async function writeChoir(distDir: string, mirrorDir: string): Promise<void> {
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  };
  await write(path.join(distDir, 'models', 'engines.json'), JSON.stringify(parse(enginesYaml)));
  await write(path.join(distDir, 'models', 'catalog.json'), JSON.stringify(parse(catalogYaml)));
  await write(path.join(distDir, 'models', 'llms.json'), '{"models":[]}');
  await write(
    path.join(distDir, 'models', 'piperVoices.json'),
    '{"source":"-","repository":"a/b","revision":"main","voices":[]}',
  );
  await write(path.join(mirrorDir, 'joe', 'joe.onnx'), solo);
  await write(path.join(mirrorDir, 'choir-1', 'choir-1.onnx'), choir);
}
