import { LectorError } from '../base/errors.js';
import { mayBeUsed, type EngineInfo } from '../model/engineInfo.js';

/** @throws LectorError LICENCE_NOT_ACCEPTED for an engine whose licence a person has to accept first, and didn't. */
export function requireConsent(engine: EngineInfo): void {
  if (mayBeUsed(engine)) return;
  const { id, name, licence, licenceUrl = '' } = engine;
  throw new LectorError('LICENCE_NOT_ACCEPTED', `${name} has a licence that you have to accept first: ${licence}.`, {
    nextStep: `Read ${licenceUrl}; if you agree, set the option accept_licence of the engine ${id} to true.`,
    subject: id,
  });
}
