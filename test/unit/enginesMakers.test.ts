import assert from 'node:assert/strict';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { CancelledError } from '../../src/core/base/cancellation.js';
import { makers } from '../../src/core/engines/makers/index.js';
import { tinyWhisper, tinyWhisperSizes } from '../helpers/tinyWhisper.js';

const never = new AbortController().signal;
const { width, mels, frames, tokens, vocabulary, layers } = tinyWhisperSizes;

async function made(material = tinyWhisper(), signal = never): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for await (const [name, bytes] of makers.whisper.make(material, signal)) files.set(name, bytes);
  return files;
}

async function open(files: ReadonlyMap<string, Uint8Array>, name: string): Promise<InferenceSession> {
  return InferenceSession.create(files.get(`onnx/${name}_quantized.onnx`) ?? new Uint8Array(), {
    intraOpNumThreads: 1,
  });
}

const floats = (...dims: readonly number[]) => {
  const size = dims.reduce((product, one) => product * one, 1);
  return new Tensor(
    'float32',
    Float32Array.from({ length: size }, (_, at) => Math.sin(at)),
    dims,
  );
};

type Values = Readonly<Record<string, Tensor>>;

/** What the decoder says after these ids, with what it remembers of those before them. */
function say(decoder: InferenceSession, encoded: Tensor, ids: readonly number[], before?: Values): Promise<Values> {
  const pasts = Array.from({ length: layers }).flatMap((_, layer) =>
    ['decoder.key', 'decoder.value', 'encoder.key', 'encoder.value'].map((what) => `${layer}.${what}`),
  );
  const past = pasts.map((what) => [`past_key_values.${what}`, before?.[`present.${what}`] ?? floats(1, 1, 0, width)]);
  return decoder.run({
    input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
    encoder_hidden_states: encoded,
    use_cache_branch: new Tensor('bool', [before !== undefined], [1]),
    ...(Object.fromEntries(past) as Values),
  });
}

const logitsAt = (said: Values, place: number) =>
  Array.from(said.logits?.data as Float32Array).slice(place * vocabulary, (place + 1) * vocabulary);

/** As near as two ways to quantize the same values leave them. */
function assertNear(actual: readonly number[], expected: readonly number[]): void {
  const reach = Math.max(...expected.map(Math.abs));
  const off = Math.max(...actual.map((value, at) => Math.abs(value - (expected[at] ?? NaN))));
  assert.ok(off < reach * 0.05, `${off} of ${reach}`);
}

describe('a Whisper that is made of CTranslate2’s', () => {
  it('hears its frames, and says the same whether it remembers or not', async () => {
    const files = await made();
    const encoder = await open(files, 'encoder_model');
    const { last_hidden_state: encoded } = await encoder.run({ input_features: floats(1, mels, 2 * frames) });
    assert.deepEqual(encoded?.dims, [1, frames, width]);
    const decoder = await open(files, 'decoder_model_merged');
    const all = await say(decoder, encoded, [1, 2, 3]);
    assert.deepEqual(all.logits?.dims, [1, 3, vocabulary]);
    const first = await say(decoder, encoded, [1, 2]);
    const second = await say(decoder, floats(1, frames, width), [3], first);
    assertNear(logitsAt(first, 1), logitsAt(all, 1));
    assertNear(logitsAt(second, 0), logitsAt(all, 2));
    assert.notDeepEqual(logitsAt(all, 1), logitsAt(all, 2));
    await Promise.all([encoder.release(), decoder.release()]);
  });

  it('tells transformers.js its languages, its sizes and what it must not say', async () => {
    const files = await made();
    const json = (name: string) => JSON.parse(Buffer.from(files.get(name) ?? []).toString()) as Record<string, unknown>;
    const { lang_to_id, task_to_id, is_multilingual, suppress_tokens } = json('generation_config.json');
    assert.deepEqual(
      { lang_to_id, is_multilingual, suppress_tokens },
      {
        lang_to_id: { '<|en|>': 4, '<|de|>': 5 },
        is_multilingual: true,
        suppress_tokens: [1],
      },
    );
    assert.deepEqual(task_to_id, { transcribe: 6, translate: 7 });
    const { d_model, decoder_layers, max_target_positions } = json('config.json');
    assert.deepEqual([d_model, decoder_layers, max_target_positions], [width, layers, tokens]);
  });

  it('is the same every time', async () => assert.deepEqual(await made(), await made()));

  it('refuses what it doesn’t understand, and stops when it is told to', async () => {
    const material = tinyWhisper();
    const model = Buffer.from(material.get('model.bin') ?? []);
    const withModel = (bytes: Uint8Array) => made(new Map([...material, ['model.bin', bytes]]));
    await assert.rejects(withModel(model.subarray(0, 900)), /cut short|bounds/);
    await assert.rejects(withModel(Buffer.concat([Buffer.of(9), model.subarray(1)])), /version 9/);
    await assert.rejects(made(new Map([...material, ['config.json', Buffer.from('{}')]])), /lang_ids/);
    await assert.rejects(made(material, AbortSignal.abort(new CancelledError('user'))), CancelledError);
  });
});
