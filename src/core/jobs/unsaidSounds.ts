import { isLectorError } from '../base/errors.js';
import { filled } from '../base/phrase.js';
import type { UnsaidIn } from '../engines/engine.js';
import { engines } from '../engines/index.js';
import { phonemeSpans } from '../engines/phonemeSpans.js';
import type { Chunk } from '../model/chunk.js';
import type { Manuscript } from '../model/manuscript.js';
import { notated } from '../model/notation.js';
import { sourceSpan, spokenText } from '../model/spoken.js';
import type { Finding } from '../model/verdict.js';
import type { JobWorld } from './jobWorld.js';
import { speechPhrases } from './phrases.js';
import type { FileSpeech } from './resolveSpeech.js';
import { speechOf } from './speechSource.js';

/**
 * Sounds that stand in IPA, in the text or in the book’s pronunciations, and that the voice which is to say them doesn’t know: it
 * leaves them out without a word. Told once for each voice and word, at its first place.
 */
export async function unsaidSounds(
  world: Pick<JobWorld, 'engines' | 'modelsDir'>,
  speech: FileSpeech,
  { chapters }: Manuscript,
): Promise<readonly Finding[]> {
  const judges = new Map<string, UnsaidIn>();
  const told = new Map<string, Finding>();
  for (const chunk of chapters.flatMap(({ chunks }) => chunks)) {
    const found = soundsIn(world, speech, chunk);
    if (!found) continue;
    const { engine, voice, sounds } = found;
    const who = `${engine.id}/${voice.id}`;
    const unsaid = judges.get(who) ?? (await judgeOf(world, engine.id, voice.id));
    judges.set(who, unsaid);
    for (const { ipa, span } of sounds) {
      const key = `${who} ${ipa}`;
      const signs = told.has(key) ? [] : unsaid(ipa);
      if (signs.length === 0) continue;
      const message = filled(speechPhrases.unsaidSounds, engine.name, voice.name, signs.map(shown).join(', '), ipa);
      told.set(key, { code: 'pronunciation-sound', severity: 'warning', message, span });
    }
  }
  return [...told.values()];
}

/** What of a chunk stands in IPA, and who is to say it; undefined where nothing does, or where a mark can’t be followed. */
function soundsIn({ engines: infos }: Pick<JobWorld, 'engines'>, speech: FileSpeech, chunk: Chunk) {
  const { spoken, span: whole } = chunk;
  if (spoken.every(({ ipa }) => ipa === undefined) && !spokenText(spoken).includes('[[')) return undefined;
  try {
    const { engine, voice } = speechOf(infos, speech, chunk);
    const { text, back } = notated(spoken, engine);
    const sounds = (engine.readsIpa ? phonemeSpans(text) : []).map(({ start, end, ipa }) => {
      const { textStart, textEnd } = back({ textStart: start, textEnd: end });
      return { ipa, span: sourceSpan(spoken, textStart, textEnd) ?? whole };
    });
    return { engine, voice, sounds };
  } catch (error) {
    if (isLectorError(error)) return undefined;
    throw error;
  }
}

/** Of a voice that isn’t here, or of an engine that doesn’t say, nothing is known. */
async function judgeOf(
  { engines: infos, modelsDir }: Pick<JobWorld, 'engines' | 'modelsDir'>,
  id: string,
  voice: string,
) {
  const { options = {} } = infos.find((engine) => engine.id === id) ?? {};
  try {
    return (await engines.find((engine) => engine.id === id)?.unsaid?.({ modelsDir, options }, voice)) ?? nothing;
  } catch (error) {
    if (isLectorError(error)) return nothing;
    throw error;
  }
}

const nothing: UnsaidIn = () => [];

/** A sign that stands on another one needs a circle to stand on. */
function shown(sign: string): string {
  return `“${sign.replace(/^\p{M}/u, '◌$&')}”`;
}
