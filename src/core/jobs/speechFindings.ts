import { isLectorError } from '../base/errors.js';
import { orError } from '../base/orError.js';
import { languageName } from '../base/languageName.js';
import { filled } from '../base/phrase.js';
import { speaks, type EngineInfo } from '../model/engineInfo.js';
import type { Manuscript } from '../model/manuscript.js';
import type { Finding } from '../model/verdict.js';
import { speechPhrases } from './phrases.js';
import type { FileSpeech } from './resolveSpeech.js';
import { spokenAs } from './speechSource.js';
import { unreadSounds } from './unreadSounds.js';
import { voiceOrError } from './voiceNamed.js';

/** What a person should know of how a manuscript will be spoken, before it is. They lie at its begin. */
export function speechFindings(
  engines: readonly EngineInfo[],
  speech: FileSpeech,
  manuscript: Manuscript,
): readonly Finding[] {
  const messages = {
    'voice-language': wrongLanguage(speech, manuscript),
    'fallback-unknown': unknown(engines, speech),
    'cast-unknown': unknownCast(engines, speech),
    'pronunciation-unread': unreadSounds(engines, speech, manuscript),
  };
  const span = { start: 0, end: Math.min(manuscript.text.length, 3) };
  return Object.entries(messages).flatMap(([code, each]) =>
    each.map((message): Finding => ({ code, severity: 'warning', message, span })),
  );
}

/** A voice reads another language by the rules of its own: nobody wants to hear that. */
function wrongLanguage({ voice }: FileSpeech, { language }: Manuscript): readonly string[] {
  if (speaks(voice, language)) return [];
  const [wanted, spoken] = [language, voice.language].map((tag) => languageName(tag));
  return [filled(speechPhrases.wrongLanguage, wanted ?? '', voice.name, spoken ?? '')];
}

/** What nobody answers to is passed over when it is needed: better told before. */
function unknown(engines: readonly EngineInfo[], { fallback, engine, settings }: FileSpeech): readonly string[] {
  return fallback.flatMap((name) => {
    const found = voiceOrError(engines, name, settings.language);
    if (!isLectorError(found)) return [];
    return filled(speechPhrases.noStandIn, name, engine.name, found.message);
  });
}

/** Whose voice nobody answers to: the narrator speaks for them. */
function unknownCast(engines: readonly EngineInfo[], speech: FileSpeech): readonly string[] {
  return Object.entries(speech.cast).flatMap(([name, member]) => {
    const found = orError(() => spokenAs(engines, speech, member));
    if (!isLectorError(found)) return [];
    return `The narrator speaks for ${name}. ${found.message} Correct “cast” in the front matter or in lector.yaml.`;
  });
}
