import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readEngineRegistry, readEvaluatedEngines } from '../../src/core/engines/registry.js';
import { evaluationsPage } from '../../src/core/model/evaluatedEngine.js';

const docs = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'docs/benchmarks.md',
  'docs/pocket-tts.md',
  'docs/external-engines.md',
  'docs/llm.md',
  'docs/mastering.md',
  'docs/hearing.md',
  'docs/proposed-edits.md',
  'docs/piper.md',
  'docs/pronunciations.md',
  'docs/exports.md',
  'docs/metadata.md',
  'docs/importing.md',
  'docs/choosing-voices.md',
  'docs/casting.md',
  evaluationsPage,
  'test/helpers/README.md',
];
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: Record<string, string> };
const titles = Object.values(JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>);
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

describe('the docs promise only what is there', () => {
  for (const doc of docs) {
    const text = readFileSync(doc, 'utf8');
    const check = (what: string, found: readonly string[], isThere: (name: string) => boolean) =>
      it(`${doc}: ${what}`, () =>
        assert.deepEqual(
          found.filter((name) => !isThere(name)),
          [],
        ));

    check('links and pictures', all(text, /\]\((?!https?:)([^)#]+)/g), (name) =>
      existsSync(path.join(path.dirname(doc), name)),
    );
    check(
      'paths of the project',
      all(text, /`((?:src|test|scripts|models|webviews|docs|media|samples)\/[\w./-]+)`/g),
      (name) => existsSync(name),
    );
    check(
      'npm scripts',
      all(text, /npm (?:run )?(?!ci|i\b|install|link)([a-z][\w:]*)/g),
      (name) => name in manifest.scripts,
    );
    check('commands in VS Code', all(text, /\*Lector: ([^*]+)\*/g), (name) => titles.includes(name));
  }
});

it('README.md counts the voices of eSpeak NG right', () => {
  const engines = readEngineRegistry(readFileSync('models/engines.yaml', 'utf8'), 'engines.yaml');
  const voices = engines.find(({ id }) => id === 'espeak')?.voices.length;
  assert.match(readFileSync('README.md', 'utf8'), new RegExp(`\\| eSpeak NG \\| ${voices ?? 'no'} voices`));
});

describe(evaluationsPage, () => {
  const page = readFileSync(evaluationsPage, 'utf8');
  const [, ...sections] = page.split(/^## /m);

  it('has a section for every evaluated engine and no other', () => {
    const evaluated = readEvaluatedEngines(readFileSync('models/engines.yaml', 'utf8'), 'engines.yaml');
    const anchors = sections.map((section) => (section.split('\n')[0] ?? '').toLowerCase().replaceAll(' ', '-'));
    assert.deepEqual(
      evaluated.map(({ anchor }) => anchor),
      anchors,
    );
  });

  it('uses every source that it lists, and lists every one that it uses', () => {
    for (const section of sections) {
      const [text = '', sources = ''] = section.split(/^Sources /m);
      const used = all(text, /\[(\d+(?:, \d+)*)\]/g).flatMap((numbers) => numbers.split(', '));
      assert.deepEqual(
        [...new Set(used)].sort((a, b) => Number(a) - Number(b)),
        all(sources, /^(\d+)\. </gm),
      );
    }
  });
});
