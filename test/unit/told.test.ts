import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { filled } from '../../src/core/base/phrase.js';
import { heardPhrases } from '../../src/core/ears/judgeTranscript.js';
import { enginePhrases } from '../../src/core/engines/enginePhrases.js';
import { patchPhrases, phrases, speechPhrases } from '../../src/core/jobs/phrases.js';
import { pace } from '../../src/core/validators/pace.js';
import sentences from '../../src/server/sentences.json';
import { useTexts } from '../../src/server/texts.js';
import { told } from '../../src/server/told.js';

const german = JSON.parse(readFileSync('l10n/bundle.l10n.de.json', 'utf8')) as Readonly<Record<string, string>>;
const crash = `${filled(enginePhrases.killed.what, 'piper', 'SIGKILL', '\nthe last\nwords {1}')} ${enginePhrases.killed.nextStep}`;
const [slow = ''] = pace.phrases;
const chapter = 'Alice was (not) sure: it; is “so” '.repeat(600);

describe('what rules, checks and engines say, in German', () => {
  before(() => useTexts(german));
  after(() => useTexts({}));

  const cases: readonly (readonly [what: string, english: string, german: string])[] = [
    [
      'a check',
      filled(slow, '2.1'),
      'Es braucht das 2.1-Fache der Zeit, die diese Stimme sonst für so einen Text braucht',
    ],
    ['ears', filled(heardPhrases.changed, 'kettel', 'kettle'), 'Whisper hörte „kettel“ statt „kettle“.'],
    [
      'an engine that wrote something before it ended',
      crash,
      'Die Sprachausgabe piper wurde durch SIGKILL beendet.\nthe last\nwords {1} Versuchen Sie es noch einmal; geschieht es wieder, wählen Sie eine andere Sprachausgabe.',
    ],
    [
      'a stand-in, and what it stands in for',
      filled(speechPhrases.standIn, 'eSpeak NG', 'English', 'Piper', 'Joe', filled(heardPhrases.missing, 'x')),
      'eSpeak NG (English) sprach dies anstelle von Piper (Joe), das scheiterte: Whisper hörte „x“ nicht. „Wiederholen“ lässt es wieder Piper sprechen.',
    ],
    [
      'a chapter in quotation marks',
      filled(patchPhrases.onlyInOtherWords, chapter),
      filled(german[patchPhrases.onlyInOtherWords] ?? '', chapter),
    ],
    ['what a server wrote', 'upstream is busy', 'upstream is busy'],
  ];
  it('each sentence is taken for itself, and for no other that it fits as well', () => {
    const values = ['Wert1', 'Wert2', 'Wert3', 'Wert4', 'Wert5'];
    const wrong = [...phrases, ...sentences].filter(
      (sentence) => told(filled(sentence, ...values)) !== filled(german[sentence] ?? '', ...values),
    );
    deepEqual(wrong, []);
  });

  for (const [what, english, expected] of cases) it(what, () => equal(told(english), expected));
});
