import { contains, type Span } from '../../core/model/span.js';
import type { ChapterResult } from '../../protocol/messages/chapters.js';
import type { SampleParams } from '../../protocol/messages/samples.js';
import type { Chapters } from '../chapters.js';
import { chapterAt } from '../playback/playlist.js';
import { cursorOffset, visibleMarkdownEditor } from '../target.js';

/** Words of a document to try voices with. */
export type SampleSource = Pick<SampleParams, 'uri' | 'span'>;

/** The author's own words to try voices with; undefined where no manuscript shows or it can't be read. */
export async function sampleSource(chapters: Chapters, signal: AbortSignal): Promise<SampleSource | undefined> {
  const editor = visibleMarkdownEditor();
  if (!editor) return undefined;
  const uri = editor.document.uri.toString();
  const result = await chapters.get(uri, signal).catch(() => undefined);
  const span = result && sentenceNear(result, cursorOffset(editor));
  return span && { uri, span };
}

/** The sentence at an offset, else the first one of the chapter there. */
function sentenceNear(result: ChapterResult, offset: number): Span | undefined {
  const chunks = chapterAt(result, offset)?.chunks ?? [];
  const sentences = chunks.flatMap((chunk) => chunk.sentences);
  return sentences.find((sentence) => contains(sentence, offset)) ?? sentences[0];
}
