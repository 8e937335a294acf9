import type { Heteronym } from '../../core/model/bookWords.js';
import type { Span } from '../../core/model/span.js';

/** Arguments of the commands behind CodeLenses: `playSection` and `narrateSection`. */
export type SectionArguments = readonly [uri: string, section: Span];

/** Arguments of `hearPronunciation` and `addPronunciation` from a hover. */
export type SpanArguments = readonly [uri: string, span: Span];

/** Arguments of `retryChunk`, `skipChunk`, `acceptChunk` and `showTakes`. */
export type ChunkArguments = readonly [uri: string, chunkId: string];

/** Arguments of `respell`: the word, where it is known which one is meant. */
export type RespellArguments = readonly [uri: string, chunk: Span, word?: Span];

/** Arguments of `showPatch`, `acceptPatch` and `rejectPatch`. */
export type PatchArguments = readonly [patchId: string];

/** Arguments of `useTake`. */
export type UseTakeArguments = readonly [uri: string, chunkId: string, takeId: string, sha256: string];

/** Arguments of `useOtherEngine`. */
export type OtherEngineArguments = readonly [uri: string, chunkId: string, engine: string];

/** Arguments of `changeReading`: a row of the view, or the like from a hover. */
export type ReadingArguments = readonly [
  reading: { readonly kind: 'reading'; readonly uri: string; readonly place: Heteronym },
];
