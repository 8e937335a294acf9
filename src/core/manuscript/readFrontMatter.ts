import * as v from 'valibot';
import { remembering } from '../base/recent.js';
import { checkYaml, lineAt, type YamlPlace } from '../base/yaml.js';
import type { Cast } from '../model/cast.js';
import type { Span } from '../model/span.js';
import type { Finding } from '../model/verdict.js';
import { present } from './present.js';
import { anyKey, unknownKeys } from './unknownKeys.js';
import { castKeys, yamlBlock, yamlFields } from './yamlFields.js';

/** What a manuscript says of itself before its text. */
export interface FrontMatter {
  readonly title?: string;
  readonly author?: string;
  readonly language?: string;
  readonly engine?: string;
  readonly voice?: string;
  readonly rate?: number;
  readonly fallback?: readonly string[];
  readonly cast?: Cast;
  /** False when the file isn't to be spoken. */
  readonly narrate: boolean;
  readonly findings: readonly Finding[];
  /** The front matter with its fences and a byte order mark before it; empty where there is none. */
  readonly span: Span;
}

const fenced = /^\uFEFF?---[ \t]*(\r\n|\n|\r)([\s\S]*?)^---[ \t]*$/dm;

const { text, author, language, rate, fallback, cast } = yamlFields;

/** What Lector reads of front matter; the keys of `lector` are its own, all others are anybody's. */
export const frontMatterSchema = v.nullish(
  v.object({
    title: v.optional(v.pipe(text, v.description('The chapter’s title.'))),
    author: v.optional(v.pipe(author, v.description('The author’s name, or a list of names.'))),
    lang: v.optional(v.pipe(language, v.description('The text’s language as a BCP 47 tag, for example `en-US`.'))),
    language: v.optional(v.pipe(language, v.description('The same as `lang`, which counts where both are there.'))),
    lector: v.optional(
      v.pipe(
        yamlBlock(
          {
            engine: v.optional(v.pipe(text, v.description('Id of the engine that speaks this file.'))),
            voice: v.optional(
              v.pipe(text, v.description('Id of the voice that reads this file; it brings its engine.')),
            ),
            rate: v.optional(
              v.pipe(rate, v.description('How fast the voice speaks, from 0.5 to 2; 1 is its own pace.')),
            ),
            fallback: v.optional(fallback),
            cast: v.optional(cast),
            narrate: v.optional(
              v.pipe(v.boolean('is neither true nor false'), v.description('`false` leaves this file unspoken.')),
            ),
          },
          'is not a block of settings',
        ),
        v.description('How Lector narrates this file.'),
      ),
    ),
  }),
);

/** Of so many files at once. */
const keptBlocks = 64;

const frontMatterKeys = ['engine', 'voice', 'rate', 'fallback', 'cast', 'narrate'];

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
          fallback: v.fallback(v.optional(fallback), undefined),
          cast: v.fallback(v.optional(cast), undefined),
          narrate: v.fallback(v.optional(v.boolean()), undefined),
        }),
      ),
      undefined,
    ),
  }),
);

/** Reads the YAML between `---` fences at a manuscript's beginning. Never throws: what is wrong becomes a finding. */
export function readFrontMatter(manuscript: string): FrontMatter {
  const [block] = /^\uFEFF?---/.test(manuscript) ? (fenced.exec(manuscript) ?? []) : [];
  if (block !== undefined) return readBlock(block);
  return { narrate: true, findings: [], span: { start: 0, end: manuscript.startsWith('\uFEFF') ? 1 : 0 } };
}

/** While somebody writes it stays the same. */
const readBlock = remembering(keptBlocks, (block): FrontMatter => {
  const match = fenced.exec(block);
  // The fence's own line stays, so that lines are counted as the author sees them.
  const yaml = `\n${match?.[2] ?? ''}`;
  const before = (match?.indices?.[2]?.[0] ?? 1) - 1;
  const span = { start: 0, end: block.length };
  const checked = checkYaml(yaml, frontMatterSchema);
  const fields = checked.issues.length === 0 ? checked.output : checkYaml(yaml, lenient).output;
  const findings = [
    ...checked.issues.map(({ message, place }) => findingAt('front-matter', message, place)),
    ...[
      ...unknownKeys(checked.entries(), ['lector'], frontMatterKeys),
      ...unknownKeys(checked.entries(), ['lector', 'cast', anyKey], castKeys),
    ].map(({ message, place }) => findingAt('unknown-key', message, place)),
  ];
  function findingAt(code: string, message: string, { start, end }: YamlPlace): Finding {
    const told = `front matter:${lineAt(yaml, start)}: ${message}`;
    return { code, severity: 'warning', message: told, span: { start: before + start, end: before + end } };
  }
  const known = {
    title: fields?.title,
    author: fields?.author,
    language: fields?.lang ?? fields?.language,
    engine: fields?.lector?.engine,
    voice: fields?.lector?.voice,
    rate: fields?.lector?.rate,
    fallback: fields?.lector?.fallback,
    cast: fields?.lector?.cast,
  };
  return { ...present(known), narrate: fields?.lector?.narrate ?? true, findings, span };
});
