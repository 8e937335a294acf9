import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import esbuild from 'esbuild';

/** Packages that ship beside the bundles, unbundled; the runtime only where it has a build. */
const espeak = ['@echogarden/espeak-ng-emscripten'];
const runtime = ['onnxruntime-node', 'onnxruntime-common'];

/** Licences that may be part of a GPL-3.0-or-later program. */
const compatible =
  /^(MIT|ISC|BSD-[23]-Clause|0BSD|Apache-2\.0|BlueOak-1\.0\.0|GPL-3\.0(-or-later)?|CC-BY-4\.0|CC0-1\.0|MPL-2\.0|Unlicense|\(MIT AND Zlib\)|\(MIT OR GPL-3\.0-or-later\))$/;

/**
 * Writes the licences of every package that ships, found from the bundles' own inputs and, with `hasRuntime`, those of
 * ONNX Runtime.
 * @throws Error where a package has no licence that fits GPL-3.0-or-later.
 */
export async function writeNotices(file, hasRuntime) {
  const beside = hasRuntime ? [...espeak, ...runtime] : espeak;
  const folders = [...(await bundledPackages()), ...beside.map((name) => `node_modules/${name}`)];
  const sections = await Promise.all([...new Set(folders)].sort().map(noticeOf));
  const head = '# Third-party notices\n\nLector ships with the packages below, each under its own licence.\n';
  await writeFile(file, `${head}\n${sections.join('\n')}`);
}

/** Their folders: two packages may each have a version of their own of a third. */
async function bundledPackages() {
  const { metafile } = await esbuild.build({
    entryPoints: [
      'src/client/main.ts',
      'src/server/main.ts',
      'src/engineHost/main.ts',
      'src/engineHost/earMain.ts',
      'src/engineHost/encodeMain.ts',
      'src/cli/main.ts',
      'webviews/player/main.ts',
      'webviews/report/main.ts',
    ],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    outdir: 'unused',
    external: ['vscode', 'onnxruntime-node', 'sharp'],
    loader: { '.ttf': 'empty' },
    logLevel: 'error',
  });
  return Object.keys(metafile.inputs).flatMap((input) => {
    const [folder] = /.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input) ?? [];
    return folder ? [folder] : [];
  });
}

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  if (!compatible.test(license ?? ''))
    throw new Error(`${name}: licence "${license}" is not known to fit GPL-3.0-or-later`);
  const licenceFile = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const isGpl = license.startsWith('GPL-3.0');
  const text = licenceFile && !isGpl ? (await readFile(path.join(folder, licenceFile), 'utf8')).trim() : undefined;
  const body = text ? `\`\`\`text\n${text}\n\`\`\`\n` : isGpl ? 'The licence text is in LICENSE.\n' : '';
  return `## ${name} ${version}\n\nLicence: ${license}\n\n${body}`;
}
