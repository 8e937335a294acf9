import * as v from 'valibot';
import { allDifferent, id, text } from './yamlParts.js';

const evaluated = v.strictObject({ id, name: text, licence: text, verdict: text, anchor: id });

/** The list of engines that were looked into and are not offered; a registry without one has none. */
export const evaluatedList = v.optional(v.pipe(v.array(evaluated), allDifferent('evaluated engine')), []);
