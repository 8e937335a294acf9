import { filled } from '../base/phrase.js';
import type { Span } from '../model/span.js';
import type { Finding } from '../model/verdict.js';
import { speechPhrases } from './phrases.js';
import type { EngineChoice } from './pickEngine.js';

/** Tells that another engine spoke a chunk, and why: `failure` is what was wrong with the wanted one, else it was too slow. */
export function standInFinding(wanted: EngineChoice, by: EngineChoice, span: Span, failure?: Finding): Finding {
  const who = [by.engine.name, by.voice.name, wanted.engine.name, wanted.voice.name];
  if (!failure)
    return {
      code: 'stand-in',
      severity: 'info',
      message: filled(speechPhrases.standInForSpeed, ...who),
      span,
    };
  return {
    code: 'stand-in',
    severity: 'warning',
    message: filled(speechPhrases.standIn, ...who, failure.message),
    span,
  };
}
