import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isLectorError, type LectorError } from '../../src/core/base/errors.js';
import { pocketEnd } from '../../src/core/engines/pocketFailure.js';
import { readEngineRegistry } from '../../src/core/engines/registry.js';
import { serverRefusal } from '../../src/core/engines/serverRefusal.js';
import { xttsTooLate } from '../../src/core/engines/xttsFailure.js';
import { readXttsOptions } from '../../src/core/engines/xttsOptions.js';
import { refuseGaps } from '../../src/core/jobs/exports/refuseGaps.js';
import { findingOf } from '../../src/core/jobs/findingOf.js';
import { pickEngine } from '../../src/core/jobs/pickEngine.js';
import { checkBookFile } from '../../src/core/manuscript/checkBookFile.js';
import { pronunciationOf, readPronunciations } from '../../src/core/manuscript/pronunciationsFile.js';
import { readFrontMatter } from '../../src/core/manuscript/readFrontMatter.js';
import type { Gap } from '../../src/core/model/coverage.js';
import { fileFailure } from '../../src/core/store/fileFailure.js';
import { useTexts } from '../../src/server/texts.js';
import { told } from '../../src/server/told.js';

const nowhere = { start: 0, end: 0 };
const engines = readEngineRegistry(readFileSync('models/engines.yaml', 'utf8'), 'engines.yaml');
const xtts = engines.find(({ id }) => id === 'xtts');
const oneVoice = engines.flatMap((one) => (one.id === 'espeak' ? { ...one, voices: one.voices.slice(0, 1) } : []));
const noServer = 'no server is set: it has no option url';
const withoutServer = [
  ...oneVoice,
  ...engines.flatMap((one) => (one.id === 'http' ? { ...one, unavailable: noServer } : [])),
];
const deed = { failed: 'could not speak', voice: 'alba', allowDownload: false };
const gap = (reason: Gap['reason'], words: number, text: string): Gap => ({ reason, words, text, span: nowhere });
const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });

describe('what the core finds, in German', () => {
  before(() => useTexts(JSON.parse(readFileSync('l10n/bundle.l10n.de.json', 'utf8')) as Record<string, string>));
  after(() => useTexts({}));

  const check = (what: string, find: () => Said, ...expected: readonly string[]) =>
    it(what, () => assert.deepEqual(messagesOf(find()).map(told), expected));

  const inBook = (yaml: string) => checkBookFile(yaml, new Set(['one.md']));
  check('a value of the wrong type', () => inBook('rate: fast'), 'rate: ist keine Zahl');
  check('a value out of range', () => inBook('rate: 9'), 'rate: ist über 2');
  check(
    'a cast that is none',
    () => inBook('cast: {anna: {pronoun: we}}'),
    'cast.anna: ist weder eine Stimme noch ein Block mit voice, rate, aliases, pronoun',
  );
  check(
    'an unknown key',
    () => inBook('pauses: {comma: 1}'),
    'pauses.comma: Diesen Schlüssel kennt Lector nicht. Es kennt phrase, sentence, paragraph, heading, scene, chapter.',
  );
  check(
    'metadata that are too long',
    () => inBook(`metadata: {chapters: {one: {summary: ${'word '.repeat(31)}}}}`),
    'metadata.chapters.one.summary: hat 31 Wörter; 30 sind das Höchste.',
  );
  check(
    'a chapter that is missing',
    () => inBook('chapters: [weg.md]'),
    'In diesem Buch gibt es keine Markdown-Datei „weg.md“. Berichtigen Sie den Namen, oder schreiben Sie das Kapitel.',
  );
  check('YAML with a tab', () => inBook('\trate: 1'), 'Tabulatoren dürfen nicht einrücken');
  check('YAML with a quote that stays open', () => inBook('title: "x'), 'Das schließende " fehlt');
  check(
    'YAML with an open bracket',
    () => inBook('cast: {a: b'),
    'Geschweifte Klammern müssen im Block weiter eingerückt sein und mit } enden',
  );
  check(
    'front matter',
    () => readFrontMatter('---\nlang: Deutsch bitte\nlector: {narrate: perhaps}\n---\n').findings,
    'Vorspann:2: lang: ist keine Sprachkennung wie en oder de-AT',
    'Vorspann:3: lector.narrate: ist weder true noch false',
  );
  check(
    'pronunciations',
    () => readPronunciations('pronunciations:\n- {word: a, alias: b}\n- {word: a, alias: "{"}\n- {word: a}').findings,
    'pronunciations.1.alias: enthält ein Zeichen, das zu keinem Wort gehört',
    'pronunciations.2: hat weder alias noch ipa',
  );
  check(
    'a pronunciation that is typed',
    () => thrown(() => pronunciationOf({ word: 'a', alias: ' ' })),
    'Diese Aussprache lässt sich nicht aufnehmen: alias ist leer. Geben Sie ein Wort an, und wie es gesprochen wird: in gewöhnlichen Buchstaben, oder in IPA wie ˈhoʊmz.',
  );
  check(
    'why no engine can speak',
    () => thrown(() => pickEngine(withoutServer, { engine: 'http', language: 'de' })),
    'Speech server kann hier nicht sprechen: Kein Server ist eingestellt: Die Option url fehlt. Wählen Sie eine Sprachausgabe, die es kann: espeak.',
  );
  check(
    'a voice that an engine hasn’t',
    () => thrown(() => pickEngine(oneVoice, { engine: 'espeak', voice: 'eve', language: 'de' })),
    'Die Sprachausgabe espeak hat keine Stimme „eve“. Wählen Sie davon: en-us.',
  );
  check(
    'a licence of XTTS',
    () => thrown(() => readXttsOptions(xtts?.options ?? {})),
    'XTTS v2 steht unter der Coqui Public Model License, die keine gewerbliche Nutzung erlaubt, und niemand hat sie angenommen. Lesen Sie https://tts-hub.github.io/cpml; sind Sie einverstanden, setzen Sie die Option accept_licence der Sprachausgabe xtts auf true.',
  );
  check(
    'XTTS that is slow',
    () => xttsTooLate('gave no answer', 30),
    'XTTS v2 gab keine Antwort, 30 s lang, und wurde beendet. Versuchen Sie es noch einmal; ist es nur langsam, setzen Sie die Option timeout_seconds höher, oder server_program.',
  );
  check(
    'Pocket TTS without its model, with its own last words',
    () => pocketEnd({ exitCode: 1, stderr: 'OfflineModeIsEnabled: Cannot reach it' }, deed),
    'Pocket TTS konnte nicht sprechen: Das Modell oder die Stimme müsste heruntergeladen werden, was nicht erlaubt ist.\nOfflineModeIsEnabled: Cannot reach it Setzen Sie die Option allow_download auf true, oder laden Sie es mit `pocket-tts generate` in einem Terminal herunter.',
  );
  check(
    'words that an export would lose, each with its place',
    () =>
      thrown(() =>
        refuseGaps(
          [
            {
              chapterId: 'a',
              title: 'Eins',
              file: 'a.md',
              words: 9,
              heard: 1,
              skipped: [],
              gaps: [gap('no take', 3, 'All was well'), gap('failed', 1, 'is empty'), gap('failed', 1, 'x')],
            },
          ],
          'Narrate the chapter again.',
        ),
      ),
    '5 Wörter würden fehlen. Eins: keine Aufnahme: „All was well“; Eins: misslungen: 2 Wörter, zuerst „is empty“. Vertonen Sie das Kapitel noch einmal.',
  );
  check(
    'a full disk',
    () => fileFailure(full, 'renaming to', '/b/x.json'),
    'Kein Platz mehr beim Umbenennen in /b/x.json. Schaffen Sie Platz auf dem Laufwerk, und versuchen Sie es noch einmal: Nichts Fertiges ist verloren.',
  );

  it('a server that refuses, with its own words', async () => {
    const refusal = await serverRefusal(new Response('Not today. Sorry', { status: 400 }), { endpoint: '' }, 'eve');
    assert.equal(
      told(findingOf(refusal, nowhere).message),
      'Der Server weist die Anfrage ab (400) — „Not today. Sorry“. Prüfen Sie die Optionen url und model, und ob der Server /v1/audio/speech versteht.',
    );
  });
});

type Said = LectorError | readonly { readonly message: string }[];

/** An error as a Problem of a chunk says it; findings as they stand. */
function messagesOf(said: Said): readonly string[] {
  return isLectorError(said) ? [findingOf(said, nowhere).message] : said.map(({ message }) => message);
}

function thrown(act: () => unknown): LectorError {
  try {
    act();
  } catch (error) {
    if (isLectorError(error)) return error;
  }
  throw new Error('It went well.');
}
