import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LoadedEngine, Speech } from '../../src/core/engines/engine.js';
import { openOnnx } from '../../src/core/engines/onnx.js';
import { piper } from '../../src/core/engines/piper.js';
import { preparePiperGraph } from '../../src/core/engines/piperGraph.js';
import { openPiper } from '../../src/core/engines/piperSpeaker.js';
import { defaultModelsDir } from '../../src/core/jobs/defaultModelsDir.js';
import { espeakDir } from '../helpers/engineHost.js';
import { twoSpeakerVoice } from '../helpers/twoSpeakerVoice.js';

const [joe, pair] = ['en_US-joe-medium', 'en_US-pair-medium'];
const { signal } = new AbortController();
const text = 'The keeper of the light counted the ships that came home. All of them did.';
/** By what samples of a voice may differ when its graph is computed otherwise. */
const nearly = 1e-4;
const gain = 1.25;

describe('a real Piper voice that got a second speaker', () => {
  let modelsDir: string;
  let graph: Uint8Array;
  let loaded: LoadedEngine | undefined;
  before(async function () {
    const folder = path.join(defaultModelsDir(), joe);
    if (!existsSync(folder)) {
      console.log(`      skipped: lector models pull ${joe}`);
      this.skip();
    }
    modelsDir = await mkdtemp(path.join(tmpdir(), 'lector-pair-'));
    const onnx = await readFile(path.join(folder, `${joe}.onnx`));
    const description = JSON.parse(await readFile(path.join(folder, `${joe}.onnx.json`), 'utf8')) as object;
    graph = twoSpeakerVoice(onnx);
    for (const [name, bytes, more] of [
      [joe, onnx, {}],
      [pair, graph, { num_speakers: 2, speaker_id_map: { joe: 0, jim: 1 } }],
    ] as const) {
      await mkdir(path.join(modelsDir, name));
      await writeFile(path.join(modelsDir, name, `${name}.onnx`), bytes);
      await writeFile(path.join(modelsDir, name, `${name}.onnx.json`), JSON.stringify({ ...description, ...more }));
    }
    loaded = await piper.load({ espeakDir, modelsDir, threads: 1, options: {} }, pair, signal);
  });
  after(async () => {
    await loaded?.dispose();
    if (modelsDir) await rm(modelsDir, { recursive: true, force: true });
  });

  function speak(voice: string): Promise<Speech> {
    assert.ok(loaded);
    return loaded.speak({ engine: 'piper', voice, language: 'en', rate: 1, text }, signal);
  }
  function assertNearly(samples: Float32Array, expected: Float32Array): void {
    assert.equal(samples.length, expected.length);
    const most = samples.reduce((far, sample, at) => Math.max(far, Math.abs(sample - (expected[at] ?? NaN))), 0);
    assert.ok(most < nearly, `${most}`);
  }

  it('speaks as before with the first, by name, by number and without either', async () => {
    const before = await speak(joe);
    for (const voice of [pair, `${pair}.joe`, `${pair}.0`]) assertNearly((await speak(voice)).samples, before.samples);
  });

  it('speaks otherwise and at another pace with the second, the same each time', async () => {
    const [first, second] = [await speak(`${pair}.joe`), await speak(`${pair}.jim`)];
    assert.notEqual(second.samples.length, first.samples.length);
    assert.deepEqual((await speak(`${pair}.1`)).samples, second.samples);
    assert.deepEqual(
      second.words.map(({ textStart }) => textStart),
      first.words.map(({ textStart }) => textStart),
    );
  });

  it('gives the samples of its own graph, though the decoder is cut off, by windows, and told who speaks', async () => {
    const ids = Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? 0 : 14 + ((at * 7) % 60)));
    const whole = await openOnnx(graph, 1);
    const { output } = await whole.run({
      input: { data: BigInt64Array.from(ids, BigInt), dims: [1, ids.length] },
      input_lengths: { data: BigInt64Array.of(BigInt(ids.length)), dims: [1] },
      scales: { data: Float32Array.of(0, 1, 0), dims: [3] },
      sid: { data: BigInt64Array.of(1n), dims: [1] },
    });
    await whole.release();
    assert.equal(preparePiperGraph(graph).decoder?.latents.length, 2);
    const voice = await openPiper(graph, 1);
    const { samples } = await voice.speak(ids, { noiseScale: 0, lengthScale: 1, noiseW: 0, speaker: 1 }, signal);
    await voice.release();
    assertNearly(
      samples,
      (output?.data ?? new Float32Array()).map((sample) => sample * gain),
    );
  });
});
