import * as v from 'valibot';
import { messageOf } from '../base/errors.js';
import { readYaml } from '../base/yaml.js';
import type { Span } from '../model/span.js';
import type { Finding } from '../model/verdict.js';
import { present } from './present.js';
import { yamlFields } from './yamlFields.js';

/** What a manuscript says of itself before its text. */
export interface FrontMatter {
  readonly title?: string;
  readonly author?: string;
  readonly language?: string;
  readonly engine?: string;
  readonly voice?: string;
  readonly rate?: number;
  /** False when the file isn't to be spoken. */
  readonly narrate: boolean;
  readonly findings: readonly Finding[];
  /** The front matter with its fences and a byte order mark before it; empty where there is none. */
  readonly span: Span;
}

const fenced = /^\uFEFF?---[ \t]*(\r\n|\n|\r)([\s\S]*?)^---[ \t]*$/m;

const { text, author, language, rate } = yamlFields;
const strict = v.nullish(
  v.object({
    title: v.optional(text),
    author: v.optional(author),
    lang: v.optional(language),
    language: v.optional(language),
    lector: v.optional(
      v.object(
        {
          engine: v.optional(text),
          voice: v.optional(text),
          rate: v.optional(rate),
          narrate: v.optional(v.boolean('is neither true nor false')),
        },
        'is not a block of settings',
      ),
    ),
  }),
);

/** The same, where a mistake in one field doesn't cost the others. */
const lenient = v.nullish(
  v.object({
    title: v.fallback(v.optional(text), undefined),
    author: v.fallback(v.optional(author), undefined),
    lang: v.fallback(v.optional(language), undefined),
    language: v.fallback(v.optional(language), undefined),
    lector: v.fallback(
      v.optional(
        v.object({
          engine: v.fallback(v.optional(text), undefined),
          voice: v.fallback(v.optional(text), undefined),
          rate: v.fallback(v.optional(rate), undefined),
          narrate: v.fallback(v.optional(v.boolean()), undefined),
        }),
      ),
      undefined,
    ),
  }),
);

/** Reads the YAML between `---` fences at a manuscript's beginning. Never throws: what is wrong becomes a finding. */
export function readFrontMatter(manuscript: string): FrontMatter {
  const match = manuscript.startsWith('---') || manuscript.startsWith('\uFEFF---') ? fenced.exec(manuscript) : null;
  if (!match) return { narrate: true, findings: [], span: { start: 0, end: manuscript.startsWith('\uFEFF') ? 1 : 0 } };
  // The fence's own line stays, so that lines are counted as the author sees them.
  const yaml = `\n${match[2] ?? ''}`;
  const span = { start: 0, end: match[0].length };
  const findings: Finding[] = [];
  const fields = readOr(yaml, strict, (error) => {
    findings.push({ code: 'front-matter', severity: 'warning', message: messageOf(error), span });
    return readOr(yaml, lenient, () => undefined);
  });
  const known = {
    title: fields?.title,
    author: fields?.author,
    language: fields?.lang ?? fields?.language,
    engine: fields?.lector?.engine,
    voice: fields?.lector?.voice,
    rate: fields?.lector?.rate,
  };
  return { ...present(known), narrate: fields?.lector?.narrate ?? true, findings, span };
}

function readOr<Schema extends v.GenericSchema, Other>(
  yaml: string,
  schema: Schema,
  otherwise: (error: unknown) => Other,
): v.InferOutput<Schema> | Other {
  try {
    return readYaml(yaml, schema, 'front matter');
  } catch (error) {
    return otherwise(error);
  }
}
