import * as v from 'valibot';
import {
  isCollection,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type YAMLParseError,
} from 'yaml';
import { LectorError, messageOf } from './errors.js';

const maxCharacters = 256 * 1024;
const maxDepth = 32;
const maxAliases = 20;
const tooDeep = `is nested deeper than ${maxDepth} levels`;

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
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core', logLevel: 'error' });
  const [error] = document.errors;
  if (error) throw bad(fileName, lines.linePos(error.pos[0]).line, whatIsWrong(error));
  const flaw = flawOf(document);
  if (flaw) throw bad(fileName, lines.linePos(flaw.at).line, flaw.what);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: maxAliases });
  } catch (cause) {
    throw bad(fileName, 1, messageOf(cause));
  }
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

function whatIsWrong({ code, message }: Pick<YAMLParseError, 'code' | 'message'>): string {
  return code === 'RESOURCE_EXHAUSTION' ? tooDeep : message;
}

/** What must not even be turned into values: `yaml` needs minutes for a kilobyte of mappings that are keys of mappings. */
function flawOf(document: Document): { readonly at: number; readonly what: string } | undefined {
  let flaw: ReturnType<typeof flawOf>;
  visit(document, {
    Node(key, node, path) {
      const at = node.range?.[0] ?? 0;
      if (key === 'key' && !isScalar(node)) flaw = { at, what: 'a key is no plain text' };
      if (path.filter(isCollection).length > maxDepth) flaw = { at, what: tooDeep };
      return flaw && visit.BREAK;
    },
  });
  return flaw;
}
