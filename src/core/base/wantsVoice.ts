import { isLectorError, type ErrorCode, type LectorError } from './errors.js';

const ofVoices: ReadonlySet<ErrorCode> = new Set(['ENGINE_FAILED', 'ENGINE_UNKNOWN', 'VOICE_UNKNOWN']);

/** Whether a text can be read, and yet not be spoken: nobody here has the voice that it, its book or the settings want. */
export function wantsVoice(error: unknown): error is LectorError {
  return isLectorError(error) && ofVoices.has(error.code);
}
