import { isLectorError } from '../base/errors.js';
import { filled } from '../base/phrase.js';
import type { Chunk } from '../model/chunk.js';
import type { EngineInfo } from '../model/engineInfo.js';
import type { Manuscript } from '../model/manuscript.js';
import { speechPhrases } from './phrases.js';
import type { FileSpeech } from './resolveSpeech.js';
import { speechOf } from './speechSource.js';

const mostNamed = 5;

/** Words with sounds and no alias whose engine reads no IPA, told once for each engine: they are said as they are written. */
export function unreadSounds(
  engines: readonly EngineInfo[],
  speech: FileSpeech,
  { chapters, text }: Manuscript,
): readonly string[] {
  const unread = new Map<string, Set<string>>();
  for (const chunk of chapters.flatMap(({ chunks }) => chunks)) {
    const words = chunk.spoken.filter(({ ipa, span, text: said }) => {
      return ipa !== undefined && text.slice(span.start, span.end).replace(/\s+/g, ' ') === said;
    });
    if (words.length === 0) continue;
    const engine = engineOf(engines, speech, chunk);
    if (!engine || engine.readsIpa) continue;
    const known = unread.get(engine.name) ?? new Set();
    unread.set(engine.name, known);
    for (const { text: said } of words) known.add(`“${said}”`);
  }
  const readers = engines.filter(({ readsIpa }) => readsIpa).map(({ name }) => name);
  return Array.from(unread, ([name, words]) => {
    const named = [...words].slice(0, mostNamed).join(', ') + (words.size > mostNamed ? ', …' : '');
    return filled(speechPhrases.unreadSounds, name, named, readers.join(', '));
  });
}

/** Undefined for a chunk whose mark can't be followed: that is told with the chunk. */
function engineOf(engines: readonly EngineInfo[], speech: FileSpeech, chunk: Chunk): EngineInfo | undefined {
  try {
    return speechOf(engines, speech, chunk).engine;
  } catch (error) {
    if (isLectorError(error)) return undefined;
    throw error;
  }
}
