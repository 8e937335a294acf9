/** `npm run animation`: films the packed extension narrating the sample book, as `media/readAlong.gif`. Needs ffmpeg. */
import { cp, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs';
import { hostTarget } from './nativeRuntime.mjs';
import { packVsix } from './packVsix.mjs';
import { run } from './run.mjs';

const framesPerSecond = 5;
const seconds = 9;
const size = { width: 1000, height: 620 };
const colors = 48;

await ensureInstalled();
await ensureBuilt({ production: true });
const { file: vsix } = await packVsix(hostTarget());
const { startVsCode } = await bundledHelper();
const home = await mkdtemp(path.join(tmpdir(), 'lector-animation-'));
const folder = path.join(home, 'the-lamp-and-the-press');
const frames = path.join(home, 'frames');
await cp('samples', folder, { recursive: true });
await mkdir(frames);
const code = await startVsCode({ vsix, folder, log: console.error });
try {
  await narrate(code);
  await film(code.page);
} finally {
  await code.close();
}
await encode(path.join(root, 'media', 'readAlong.gif'));
await rm(home, { recursive: true });

/** Leaves the window as an author has it when the first chapter begins to sound. */
async function narrate({ command, openFile, page, setTheme, frame }) {
  await page.setViewportSize(size);
  await setTheme('Default Dark Modern');
  await command('View: Show Lector');
  await openFile('chapter-01.md');
  await command('Notifications: Clear All Notifications');
  await page.getByText('Narrate', { exact: true }).first().click();
  await frame('.transport');
}

async function film(page) {
  const begun = Date.now();
  for (let index = 0; index < framesPerSecond * seconds; index++) {
    const late = begun + (index * 1000) / framesPerSecond - Date.now();
    if (late > 0) await page.waitForTimeout(late);
    await page.screenshot({ path: path.join(frames, `${String(index).padStart(3, '0')}.png`) });
  }
}

async function encode(file) {
  const filter = `split[a][b];[a]palettegen=max_colors=${colors}:stats_mode=full[p];[b][p]paletteuse=dither=none:diff_mode=rectangle`;
  const input = ['-framerate', String(framesPerSecond), '-i', path.join(frames, '%03d.png')];
  const code = await run('ffmpeg', ['-v', 'error', '-y', ...input, '-vf', filter, '-loop', '0', file]);
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
  console.log(`${path.relative(root, file)}: ${Math.round((await stat(file)).size / 1000)} kB`);
}

/** The window as tests see it, which is written in TypeScript. */
async function bundledHelper() {
  const outfile = path.resolve('out/animation/vscode.mjs');
  await esbuild.build({
    entryPoints: ['test/helpers/vscode.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
