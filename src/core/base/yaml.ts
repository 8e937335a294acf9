import * as v from 'valibot';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { LectorError, messageOf } from './errors.js';

const maxCharacters = 256 * 1024;
const maxDepth = 32;
const maxAliases = 20;

/**
 * Reads YAML and checks it against a schema.
 * @throws LectorError BAD_CONFIG that names the file, the line (from 1) and what is wrong there.
 */
export function readYaml<Schema extends v.GenericSchema>(
  text: string,
  schema: Schema,
  fileName: string,
): v.InferOutput<Schema> {
  if (text.length > maxCharacters) throw bad(fileName, 1, `is larger than ${maxCharacters} characters`);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core' });
  const [error] = document.errors;
  if (error) throw bad(fileName, lines.linePos(error.pos[0]).line, error.message);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: maxAliases });
  } catch (cause) {
    throw bad(fileName, 1, messageOf(cause));
  }
  if (depthOf(value) > maxDepth) throw bad(fileName, 1, `is nested deeper than ${maxDepth} levels`);
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = (issue.path ?? []).map((item: { key: unknown }) => item.key);
  const where = path.length > 0 ? `${path.join('.')}: ` : '';
  throw bad(fileName, lineOf(document, path, lines), `${where}${issue.message}`);
}

function bad(fileName: string, line: number, what: string): LectorError {
  return new LectorError('BAD_CONFIG', `${fileName}:${line}: ${what}`, {
    nextStep: `Correct line ${line} of ${fileName}.`,
  });
}

/** The line of the deepest part of `path` that is in the document. */
function lineOf(document: Document, path: readonly unknown[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function depthOf(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null || depth > maxDepth) return depth;
  return Object.values(value).reduce<number>((deepest, child) => Math.max(deepest, depthOf(child, depth + 1)), depth);
}
