import { failure } from './finding.js';
import type { Validator } from './validator.js';

const phrase = 'The engine put out no audio';

/** An engine that put out nothing. */
export const empty: Validator = {
  id: 'empty',
  phrases: [phrase],
  check: ({ samples }) => (samples.length === 0 ? [failure('audio-empty', phrase)] : []),
};
