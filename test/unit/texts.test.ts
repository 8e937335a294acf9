import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import frontMatterSchema from '../../schemas/frontMatter.schema.json';
import bookSchema from '../../schemas/lector.schema.json';
import pronunciationsSchema from '../../schemas/pronunciations.schema.json';
import sentences from '../../src/server/sentences.json';
import { likelyTexts } from '../../src/core/agents/likelyCauses.js';
import { phrases } from '../../src/core/jobs/phrases.js';
import { sentencesOf } from '../helpers/sentencesOf.js';
import { metadataLabels } from '../../src/protocol/metadataPanel.js';
import {
  failureLabels,
  gapReasonLabels,
  repairLabels,
  skipRuleLabels,
  speakerLabels,
  stateLabels,
} from '../../src/protocol/panels.js';

type Texts = Readonly<Record<string, string>>;

/** Texts that stand in data and are translated where they are shown. */
const inData = [
  ...Object.values(stateLabels),
  ...Object.values(failureLabels),
  ...Object.values(repairLabels),
  ...Object.values(skipRuleLabels),
  ...Object.values(gapReasonLabels),
  ...Object.values(metadataLabels),
  ...Object.values(speakerLabels),
  ...likelyTexts,
  ...phrases,
  ...sentences,
  ...descriptionsIn(bookSchema),
  ...descriptionsIn(frontMatterSchema),
  ...descriptionsIn(pronunciationsSchema),
];
const sources = ['src/client', 'src/server', 'webviews'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8')),
);
const used = [...new Set([...sources.flatMap(textsIn), ...inData])];
/** Literals of the editor’s side that are said as they stand, or not at all. */
const asTheyStand =
  /^(?:\$\(\w+\) \{|<|(?:default|script|style|connect|media)-src |1px |\.takes |number |name voice$|start lies after end$|narrate: false$)|kbit\/s/;
const manifest = read('package.nls.json');
const languageNames = new Intl.DisplayNames('en', { type: 'language' });
const languages = readdirSync('l10n').flatMap((file) => /^bundle\.l10n\.(.+)\.json$/.exec(file)?.[1] ?? []);

it('the editor’s side says nothing without looking for its translation', () => {
  const said = sources.flatMap(sentencesOf).filter((text) => !asTheyStand.test(text));
  assert.deepEqual(said, []);
});

for (const language of languages) {
  describe(languageNames.of(language) ?? language, () => {
    const bundle = read(`l10n/bundle.l10n.${language}.json`);
    const translated = read(`package.nls.${language}.json`);
    const emptyLists: readonly [string, readonly string[]][] = [
      ['text of the program is untranslated', used.filter((text) => bundle[text] === undefined)],
      ['translation is of no text', Object.keys(bundle).filter((text) => !used.includes(text))],
      [
        'translation loses a value',
        Object.entries(bundle).flatMap(([from, to]) => (values(from) === values(to) ? [] : from)),
      ],
      ['text of the manifest is untranslated', Object.keys(manifest).filter((key) => translated[key] === undefined)],
      [
        'translation is of nothing in the manifest',
        Object.keys(translated).filter((key) => manifest[key] === undefined),
      ],
      [
        'translation in the manifest loses a button or a name',
        Object.keys(manifest).filter((key) => links(manifest[key]) !== links(translated[key])),
      ],
    ];
    for (const [what, list] of emptyLists) it(`no ${what}`, () => assert.deepEqual(list, []));
  });
}

function read(file: string): Texts {
  return JSON.parse(readFileSync(file, 'utf8')) as Texts;
}

/** The literals that `t` and `l10n.t` are called with. */
function textsIn(source: string): string[] {
  const literals = source.matchAll(/(?<![\w$])t\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g);
  return [...literals].map(([, literal = '']) =>
    literal
      .slice(1, -1)
      .replace(/\\u([\da-f]{4})|\\(n|.)/gi, (_, code?: string, one?: string) =>
        code === undefined ? (one === 'n' ? '\n' : (one ?? '')) : String.fromCharCode(parseInt(code, 16)),
      ),
  );
}

interface Described {
  readonly type?: string | undefined;
  readonly description?: string | undefined;
  readonly properties?: Readonly<Record<string, Described>> | undefined;
  readonly items?: Described | undefined;
  readonly additionalProperties?: Described | undefined;
  readonly anyOf?: readonly Described[] | undefined;
}

/** What a JSON Schema says of its keys, also of those inside others. */
function descriptionsIn({ properties = {}, items, additionalProperties, anyOf = [] }: Described): string[] {
  const keys = Object.values(properties);
  return [
    ...keys.flatMap(({ description = [] }) => description),
    ...[...keys, ...anyOf, ...[items, additionalProperties].flatMap((one) => one ?? [])].flatMap(descriptionsIn),
  ];
}

function values(text: string): string {
  return (text.match(/\{\d+\}/g) ?? []).sort().join();
}

/** What a translation must keep: commands behind links, and code. */
function links(text = ''): string {
  return (text.match(/\(command:[^)]*\)|`[^`]*\.\w+[^`]*`/g) ?? []).sort().join();
}
