import * as v from 'valibot';
import { LectorError, messageOf } from './errors.js';
import { readYaml } from './yaml.js';

/**
 * Reads a list of what the program offers: YAML as it is written in `models/`, or the JSON that the build makes of it, which a start
 * reads in a few milliseconds instead of a sixth of a second.
 * @param fileName ends in `.json` for JSON
 * @throws LectorError BAD_CONFIG with the file, in YAML the line, and what is wrong there.
 */
export function readRegistry<Schema extends v.GenericSchema>(
  text: string,
  schema: Schema,
  fileName: string,
): v.InferOutput<Schema> {
  if (!fileName.endsWith('.json')) return readYaml(text, schema, fileName);
  try {
    return v.parse(schema, JSON.parse(text));
  } catch (cause) {
    throw new LectorError('BAD_CONFIG', `${fileName}: ${messageOf(cause)}`, {
      cause,
      nextStep: 'Install Lector again.',
    });
  }
}
