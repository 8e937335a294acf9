import * as v from 'valibot';
import type { WhisperWeights } from './whisperWeights.js';

const ids = v.array(v.number());
/** CTranslate2's `config.json`. */
const ct2Config = v.object({ lang_ids: ids, suppress_ids: ids, suppress_ids_begin: ids });
const tokenizer = v.object({ added_tokens: v.array(v.object({ id: v.number(), content: v.string() })) });

/**
 * What `@huggingface/transformers` wants to know of a Whisper besides its graphs, by file name, made of CTranslate2's `config.json`
 * and the tokenizer. Numbers that are the same for every Whisper are those of `whisper/audio.py`.
 * @throws Error where one of them isn't what it should be.
 */
export function whisperFiles(
  weights: WhisperWeights,
  configJson: string,
  tokenizerJson: string,
): Record<string, object> {
  const config = v.parse(ct2Config, JSON.parse(configJson));
  const { added_tokens: added } = v.parse(tokenizer, JSON.parse(tokenizerJson));
  const idOf = (content: string): number => {
    const token = added.find((one) => one.content === content);
    if (!token) throw new Error(`its tokenizer has no ${content}`);
    return token.id;
  };
  const end = idOf('<|endoftext|>');
  const start = idOf('<|startoftranscript|>');
  const ofLanguages = added
    .filter(({ id }) => config.lang_ids.includes(id))
    .map(({ id, content }) => [content, id] as const);
  const taskIds = { transcribe: idOf('<|transcribe|>'), translate: idOf('<|translate|>') };
  const tokens = { bos_token_id: end, eos_token_id: end, pad_token_id: end, decoder_start_token_id: start };
  const suppressed = { suppress_tokens: config.suppress_ids, begin_suppress_tokens: config.suppress_ids_begin };
  const { layers, heads, width, mels, mostFrames, mostTokens, vocabulary } = weights;
  return {
    'config.json': {
      model_type: 'whisper',
      architectures: ['WhisperForConditionalGeneration'],
      is_encoder_decoder: true,
      d_model: width,
      vocab_size: vocabulary,
      num_mel_bins: mels,
      max_source_positions: mostFrames,
      max_target_positions: mostTokens,
      ...{ encoder_layers: layers, encoder_attention_heads: heads },
      ...{ decoder_layers: layers, decoder_attention_heads: heads },
      ...tokens,
    },
    'generation_config.json': {
      is_multilingual: true,
      lang_to_id: Object.fromEntries(ofLanguages),
      task_to_id: taskIds,
      no_timestamps_token_id: idOf('<|notimestamps|>'),
      max_length: mostTokens,
      ...tokens,
      ...suppressed,
    },
    'preprocessor_config.json': {
      feature_extractor_type: 'WhisperFeatureExtractor',
      processor_class: 'WhisperProcessor',
      feature_size: mels,
      sampling_rate: 16_000,
      n_fft: 400,
      hop_length: 160,
      chunk_length: 30,
      n_samples: 480_000,
      nb_max_frames: 3000,
      padding_value: 0,
    },
    'tokenizer_config.json': {
      tokenizer_class: 'WhisperTokenizer',
      model_max_length: 1024,
      ...Object.fromEntries(['bos', 'eos', 'pad', 'unk'].map((what) => [`${what}_token`, '<|endoftext|>'])),
    },
  };
}
