import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defaultModelsDir } from '../../src/core/jobs/defaultModelsDir.js';
import { startLoopbackHub, type LoopbackHub } from '../helpers/loopbackHub.js';
import { finishedOf, inFolder, runLector, type Ran } from './runLector.js';

/** A voice that is installed here, under another name, so that only a catalogue knows it. */
const [here, voice] = ['en_US-joe-medium', 'en_US-lamp-medium'];
const [repository, revision, folder] = ['lamp/voices', 'v1', 'en/lamp'];
const card = `https://huggingface.co/${repository}/blob/${revision}/${folder}/MODEL_CARD`;
const firstBytes = 20_000_000;

describe('a voice of Piper’s catalogue, from a server', () => {
  let home = '';
  let hub: LoopbackHub;
  let program: string;

  before(async function () {
    const installed = path.join(defaultModelsDir(), here);
    if (!existsSync(installed)) {
      console.log(`      skipped: lector models pull ${here}`);
      this.skip();
    }
    home = await mkdtemp(path.join(tmpdir(), 'lector-hub-'));
    const read = (ending: string) => readFile(path.join(installed, `${here}${ending}`));
    const files = [
      [`${voice}.onnx`, await read('.onnx')],
      [`${voice}.onnx.json`, await read('.onnx.json')],
      ['MODEL_CARD', Buffer.from('License: CC0\n')],
    ] as const;
    hub = await startLoopbackHub(
      new Map(files.map(([name, bytes]) => [`/${repository}/resolve/${revision}/${folder}/${name}`, bytes])),
    );
    const entry = {
      ...{ id: voice, name: 'Lamp', language: 'en-US', licence: 'CC0-1.0', folder },
      bytes: files.map(([, bytes]) => bytes.length),
      md5: files.map(([, bytes]) => createHash('md5').update(bytes).digest('hex')),
    };
    const dist = path.join(home, 'dist');
    await cp('dist', dist, { recursive: true, filter: (file) => path.basename(file) !== 'node_modules' });
    await symlink(path.resolve('dist/node_modules'), path.join(dist, 'node_modules'), 'junction');
    const catalogue = { source: 'these tests', repository, revision, voices: [entry] };
    await writeFile(path.join(dist, 'models', 'piperVoices.json'), JSON.stringify(catalogue));
    program = path.join(dist, 'cli.mjs');
  });
  after(async () => {
    if (!home) return;
    await hub.close();
    await rm(home, { recursive: true, force: true });
  });
  beforeEach(() => {
    Object.assign(hub, { cutAfter: Infinity, isWrong: false });
    hub.requests.length = 0;
  });

  const run = (cwd: string, ...args: readonly string[]): Promise<Ran> =>
    runLector(args, { cwd, program, env: hub.environment });
  const sizeOf = (file: string) => stat(file).then(({ size }) => size);

  it('is found by its language, with its licence', () =>
    inFolder({}, async (cwd) => {
      const { stdout } = await run(cwd, 'models', 'search', 'en-US', 'lamp');
      assert.match(stdout, /^en_US-lamp-medium +piper-voice +to download +63\.2 MB .* CC0-1\.0 +Lamp$/m);
    }));

  it('is asked for with its size, its licence and the page of that, and left where nobody agrees', () =>
    inFolder({}, async (cwd) => {
      const { code, stderr } = await run(cwd, 'models', 'pull', voice);
      assert.equal(code, 1);
      assert.ok(stderr.includes(`${voice} (63.2 MB, licence: CC0-1.0, ${card})`), stderr);
      assert.match(stderr, /error\[NETWORK_REFUSED\]/);
      assert.deepEqual(hub.requests, []);
    }));

  it('goes on where the connection broke, is whole then, and speaks', () =>
    inFolder({ 'one.md': 'The lamp was lit.\n' }, async (cwd) => {
      const models = path.join(cwd, 'no-models');
      hub.cutAfter = firstBytes;
      const broken = await run(cwd, 'models', 'pull', voice, '--yes');
      assert.equal(broken.code, 1);
      assert.match(broken.stderr, /error\[DOWNLOAD_FAILED\][^]*next: .*it goes on where it stopped/);
      assert.deepEqual(await readdir(models), [`.${voice}.part`]);
      const begun = await sizeOf(path.join(models, `.${voice}.part`, `${voice}.onnx.part`));
      assert.ok(begun > 0 && begun <= firstBytes, `${begun} bytes`);

      Object.assign(hub, { cutAfter: Infinity });
      hub.requests.length = 0;
      const whole = await run(cwd, 'models', 'pull', voice, '--yes');
      assert.equal(whole.code, 0, whole.stderr);
      assert.deepEqual(hub.requests[0], { file: `${voice}.onnx`, from: begun });
      assert.equal(hub.requests.length, 3);
      const verified = await run(cwd, 'models', 'verify', voice);
      assert.match(verified.stdout, /is as it should be/);
      assert.match(await readFile(path.join(models, voice, 'MODEL_CARD'), 'utf8'), /CC0/);

      const spoken = await run(cwd, 'narrate', 'one.md', '--voice', voice, '--json');
      assert.equal(finishedOf(spoken).outcome, 'good', spoken.stderr);
    }));

  it('is not installed where its bytes are others', () =>
    inFolder({}, async (cwd) => {
      hub.isWrong = true;
      const { code, stderr } = await run(cwd, 'models', 'pull', voice, '--yes');
      assert.equal(code, 1);
      assert.match(stderr, /error\[DOWNLOAD_FAILED\][^]*en_US-lamp-medium\.onnx has another md5/);
      assert.deepEqual(await readdir(path.join(cwd, 'no-models')), []);
    }));
});
