import type { Book } from '../model/book.js';
import { memberNamed, narratorName, type Cast } from '../model/cast.js';
import type { EngineInfo } from '../model/engineInfo.js';
import type { PlanRequest, SpeechWish } from '../model/request.js';
import type { EngineReason } from '../model/record.js';
import type { SpeechSettings } from '../model/settings.js';
import type { JobWorld } from './jobWorld.js';
import { pickEngine, type EngineChoice } from './pickEngine.js';

export const defaultLanguage = 'en';
const slowest = 0.5;
const fastest = 2;

export interface Speech extends EngineChoice {
  readonly settings: SpeechSettings;
}

/** How a file is spoken, and what its chunks may ask for besides. */
export interface FileSpeech extends Speech {
  readonly reason: EngineReason;
  readonly fallback: readonly string[];
  readonly cast: Cast;
}

const reasons = ['request', 'front-matter', 'book', 'settings'] as const satisfies readonly EngineReason[];

/**
 * How a file is to be spoken: the request decides, then the file's front matter, then the book, then the person's
 * settings. A voice from a nearer place than the engine also brings its own engine; a cast's `narrator` counts as its place's voice.
 * @throws LectorError as {@link pickEngine}.
 */
export function resolveSpeech(
  { engines, evaluated }: Pick<JobWorld, 'engines' | 'evaluated'>,
  request: PlanRequest,
  frontMatter: SpeechWish,
  book: Book,
): FileSpeech {
  const places = [request, frontMatter, book, request.defaults ?? {}].map((place) => withNarrator(engines, place));
  const first = places.find((place) => place.engine ?? place.voice);
  const language = nearest(places, 'language') ?? defaultLanguage;
  const voice = first?.voice ?? sameEngineVoice(places, first?.engine);
  const choice = pickEngine(engines, { engine: first?.engine, voice, language }, evaluated);
  const rate = Math.min(fastest, Math.max(slowest, nearest(places, 'rate') ?? 1));
  return {
    ...choice,
    settings: { engine: choice.engine.id, voice: choice.voice.id, rate, language },
    reason: (first && reasons[places.indexOf(first)]) ?? 'default',
    fallback: nearest(places, 'fallback') ?? [],
    cast: Object.assign({}, ...places.map(({ cast }) => cast).reverse()) as Cast,
  };
}

/** A place with the voice and pace of its cast's narrator, where it names neither itself. */
function withNarrator(engines: readonly EngineInfo[], place: SpeechWish): SpeechWish {
  const [, narrator] = memberNamed(place.cast ?? {}, narratorName) ?? [];
  if (!narrator) return place;
  const { voice, rate } = narrator;
  const paced = rate === undefined ? place : { rate, ...place };
  if (voice === undefined || (place.engine ?? place.voice) !== undefined) return paced;
  const slash = voice.indexOf('/');
  if (slash >= 0) return { ...paced, engine: voice.slice(0, slash), voice: voice.slice(slash + 1) };
  return engines.some(({ id }) => id === voice.toLowerCase()) ? { ...paced, engine: voice } : { ...paced, voice };
}

function nearest<Key extends keyof SpeechWish>(places: readonly SpeechWish[], key: Key): SpeechWish[Key] | undefined {
  return places.map((place) => place[key]).find((value) => value !== undefined);
}

/** The voice that a farther place names for the very engine that a nearer one asks for. */
function sameEngineVoice(places: readonly SpeechWish[], engine: string | undefined): string | undefined {
  return engine ? places.find((place) => place.engine === engine && place.voice)?.voice : undefined;
}
