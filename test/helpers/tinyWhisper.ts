/** A Whisper of one layer that understands nothing. */
export const tinyWhisperSizes = { width: 64, mels: 4, frames: 6, tokens: 8, vocabulary: 10, layers: 1 } as const;

const { width, mels, frames, tokens, vocabulary } = tinyWhisperSizes;
const inner = 2 * width;
const float16 = 4;

const linear = (name: string, out: number, into: number): [string, readonly number[]][] => [
  [`${name}/weight`, [out, into]],
  [`${name}/bias`, [out]],
];
const norm = (name: string): [string, readonly number[]][] => [
  [`${name}/gamma`, [width]],
  [`${name}/beta`, [width]],
];
const attention = (name: string, widths: readonly number[]) => [
  ...norm(`${name}/layer_norm`),
  ...widths.flatMap((out, at) => linear(`${name}/linear_${at}`, out, width)),
];
const feedForward = (name: string) => [
  ...norm(`${name}/layer_norm`),
  ...linear(`${name}/linear_0`, inner, width),
  ...linear(`${name}/linear_1`, width, inner),
];

const weights: readonly (readonly [string, readonly number[]])[] = [
  ['encoder/conv1/weight', [width, mels, 3]],
  ['encoder/conv1/bias', [width]],
  ['encoder/conv2/weight', [width, width, 3]],
  ['encoder/conv2/bias', [width]],
  ['encoder/position_encodings/encodings', [frames, width]],
  ...attention('encoder/layer_0/self_attention', [3 * width, width]),
  ...feedForward('encoder/layer_0/ffn'),
  ...norm('encoder/layer_norm'),
  ['decoder/embeddings/weight', [vocabulary, width]],
  ['decoder/position_encodings/encodings', [tokens, width]],
  ...attention('decoder/layer_0/self_attention', [3 * width, width]),
  ...attention('decoder/layer_0/attention', [width, 2 * width, width]),
  ...feedForward('decoder/layer_0/ffn'),
  ...norm('decoder/layer_norm'),
];

const uint16 = (value: number) => Buffer.from(Uint16Array.of(value).buffer);
const uint32 = (...values: readonly number[]) => Buffer.from(Uint32Array.from(values).buffer);
const text = (value: string) => Buffer.concat([uint16(value.length + 1), Buffer.from(`${value}\0`)]);

/** Half-precision floats between −1 and 1, always the same: only the sign and the fraction vary. */
function halves(count: number, seed: number): Buffer {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 16;
  return Buffer.from(Uint16Array.from({ length: count }, () => (next() & 0x83ff) | 0x3000).buffer);
}

function modelBin(): Buffer {
  const settings = Buffer.concat([text('decoder/num_heads'), Buffer.of(0, 2), uint32(2), uint16(1)]);
  const variables = weights.map(([name, dims], at) => {
    const data = halves(
      dims.reduce((product, size) => product * size, 1),
      at + 1,
    );
    return Buffer.concat([
      text(name),
      Buffer.of(dims.length),
      uint32(...dims),
      Buffer.of(float16),
      uint32(data.length),
      data,
    ]);
  });
  const head = [uint32(6), text('WhisperSpec'), uint32(3), uint32(weights.length + 1)];
  return Buffer.concat([...head, settings, ...variables]);
}

const signs = [
  '<|endoftext|>',
  '<|startoftranscript|>',
  '<|en|>',
  '<|de|>',
  '<|transcribe|>',
  '<|translate|>',
  '<|notimestamps|>',
];

/** What a Whisper is made of as CTranslate2 packs it, by file name. */
export function tinyWhisper(): ReadonlyMap<string, Uint8Array> {
  const tokenizer = { added_tokens: signs.map((content, at) => ({ id: at + 2, content })) };
  const config = { lang_ids: [4, 5], suppress_ids: [1], suppress_ids_begin: [0, 2] };
  return new Map([
    ['model.bin', modelBin()],
    ['config.json', Buffer.from(JSON.stringify(config))],
    ['tokenizer.json', Buffer.from(JSON.stringify(tokenizer))],
  ]);
}
