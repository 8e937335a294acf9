import { failure } from './finding.js';
import type { Validator } from './validator.js';

/** An engine that put out nothing. */
export const empty: Validator = {
  id: 'empty',
  check: ({ samples }) => (samples.length === 0 ? [failure('audio-empty', 'The engine put out no audio')] : []),
};
