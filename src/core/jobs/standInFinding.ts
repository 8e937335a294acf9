import type { Span } from '../model/span.js';
import type { Finding } from '../model/verdict.js';
import type { EngineChoice } from './pickEngine.js';

/** Tells that another engine spoke a chunk, and why: `failure` is what was wrong with the wanted one, else it was too slow. */
export function standInFinding(wanted: EngineChoice, by: EngineChoice, span: Span, failure?: Finding): Finding {
  const who = `${by.engine.name} (${by.voice.name}) spoke this instead of ${wanted.engine.name} (${wanted.voice.name})`;
  if (!failure)
    return {
      code: 'stand-in',
      severity: 'info',
      message: `${who}, which is too slow to listen to while it speaks. Narrate the chapter again without playing it.`,
      span,
    };
  return {
    code: 'stand-in',
    severity: 'warning',
    message: `${who}, which failed: ${failure.message} Retry speaks it with ${wanted.engine.name} again.`,
    span,
  };
}
