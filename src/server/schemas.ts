import * as v from 'valibot';
import { wordCases } from '../core/model/pronunciation.js';

const maxLine = 0x7fffffff;

export const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
export const span = v.pipe(
  v.object({ start: offset, end: offset }),
  v.check(({ start, end }) => start <= end, 'start lies after end'),
);

/** The params of requests about one document, as LSP shapes them. */
export const inDocument = v.object({ textDocument: v.object({ uri: v.string() }) });
/** The params of Lector's own requests about one document or folder. */
export const withUri = v.object({ uri: v.string() });
/** … and about all that a window shows. */
export const workspacePlaces = v.object({ folderUris: v.array(v.string()), documentUris: v.array(v.string()) });

/** The params of requests about one chunk. */
export const inChunk = v.object({ uri: v.string(), chunkId: v.string() });

const lineOrColumn = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(maxLine));
export const position = v.object({ line: lineOrColumn, character: lineOrColumn });
export const range = v.object({ start: position, end: position });

const words = v.exactOptional(v.pipe(v.string(), v.maxLength(1000)));
/** The params of requests about one pronunciation of a document's book; the core checks what it says. */
export const withPronunciation = v.object({
  uri: v.string(),
  pronunciation: v.object({
    word: v.pipe(v.string(), v.maxLength(1000)),
    ...{ alias: words, ipa: words, language: words, part: words, before: words, after: words, note: words },
    case: v.exactOptional(v.picklist(wordCases)),
  }),
});
